using System.Diagnostics;

namespace DutyWatch.Bench;

/// <summary>A process that stands beside the benchmark and ends with it, or when its standard input is closed.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process process;

    private Child(Process process, string greeting)
    {
        this.process = process;
        Greeting = greeting;
    }

    /// <summary>Its first line, which says that it is ready.</summary>
    public string Greeting { get; }

    public int Id => process.Id;

    /// <summary>This program again, playing another part.</summary>
    public static Task<Child> Self(params string[] arguments) => Start("dotnet", [typeof(Child).Assembly.Location, .. arguments]);

    public static async Task<Child> Start(string program, IReadOnlyList<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        var process = Process.Start(start)!;
        var greeting = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended before it was ready");
        return new Child(process, greeting);
    }

    /// <summary>Says a line and hears the answer.</summary>
    public async Task<string> Ask(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        return await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The child died at: {line}");
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), Ground.Clocks.Machine);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }
}
