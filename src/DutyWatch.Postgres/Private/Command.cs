using System.Diagnostics;

namespace DutyWatch.Postgres.Private;

/// <summary>Runs a small program of the machine to its end.</summary>
internal static class Command
{
    internal sealed record Result(int ExitCode, string Output, string Error);

    public static async Task<Result> Run(IEnumerable<string> words, CancellationToken ct)
    {
        using var process = new Process { StartInfo = Describe(words) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return new Result(127, "", missing.Message);
        }
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new Result(process.ExitCode, await output, await error);
    }

    public static async Task<string> Demand(IEnumerable<string> words, CancellationToken ct)
    {
        var list = words.ToList();
        var result = await Run(list, ct);
        return result.ExitCode == 0
            ? result.Output.Trim()
            : throw new PrivatePostgresException($"'{string.Join(' ', list)}' ended with {result.ExitCode}: {result.Error.Trim()} {result.Output.Trim()}");
    }

    /// <summary>All three streams are taken, so .NET leaves the terminal alone; the folder is one that every account can enter.</summary>
    public static ProcessStartInfo Describe(IEnumerable<string> words)
    {
        var list = words.ToList();
        return new ProcessStartInfo(list[0], list.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
    }
}
