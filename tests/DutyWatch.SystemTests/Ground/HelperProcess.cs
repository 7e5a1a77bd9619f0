using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DutyWatch.SystemTests.Ground;

/// <summary>A process of its own that holds a private PostgreSQL, under our account or another; see <see cref="StartupHook"/>.</summary>
internal sealed class HelperProcess : IAsyncDisposable
{
    private readonly Process process;

    private HelperProcess(Process process, string firstLine)
    {
        this.process = process;
        FirstLine = firstLine;
    }

    /// <summary>The connection string, or the name and message of what went wrong.</summary>
    public string FirstLine { get; }

    public static async Task<HelperProcess> Start(string programs, string dataFolder, string? binaries = null, params string[] asUser)
    {
        var assembly = Path.Combine(programs, "DutyWatch.SystemTests.dll");
        string[] words = [.. asUser, DotNet, assembly];
        var description = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
            Environment =
            {
                ["DOTNET_STARTUP_HOOKS"] = assembly,
                ["HOME"] = dataFolder,
                [StartupHook.DataFolder] = dataFolder,
                [StartupHook.Binaries] = binaries,
            },
        };
        var process = Process.Start(description)!;
        return new HelperProcess(process, await process.StandardOutput.ReadLineAsync() ?? "");
    }

    /// <summary>What a build leaves may lie in a private home: another user needs a copy.</summary>
    public static string CopyPrograms(string into)
    {
        Directory.CreateDirectory(into);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
        {
            File.Copy(file, Path.Combine(into, Path.GetFileName(file)));
        }
        return into;
    }

    /// <summary>Without a word to the children: this is not <c>kill -9</c> of a group.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: false);
        await process.WaitForExitAsync();
    }

    public async Task<int> Stop()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Stop();
        }
        process.Dispose();
    }

    private static string DotNet => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
}
