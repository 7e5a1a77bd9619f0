using System.Diagnostics;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.SystemTests.Client;

/// <summary>A county's own system: the sample program as a process that can be killed, and what it has promised so far.</summary>
internal sealed class CountySystem(string server, string key, string folder) : IAsyncDisposable
{
    private Process? process;

    public int Kills { get; private set; }

    /// <summary>Hands a report over and waits until the program says that it is on the disk, however often it is killed meanwhile.</summary>
    public async Task Hand(FileReportRequest report)
    {
        while (!await TryHand(report))
        {
            Kill();
        }
    }

    /// <summary>As a power cut does: no word to the program.</summary>
    public void Kill()
    {
        if (process is not null)
        {
            Kills++;
            process.Kill();
            process.WaitForExit();
            process.Dispose();
            process = null;
        }
    }

    /// <summary>No more input: waits until everything was answered and the program ended by itself.</summary>
    public async Task<int> Finish()
    {
        process ??= Start();
        process.StandardInput.Close();
        // What it says is read to the end: a full pipe would stop it.
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> TryHand(FileReportRequest report)
    {
        process ??= Start();
        var running = process;
        try
        {
            await running.StandardInput.WriteLineAsync(JsonSerializer.Serialize(report, Wire.Options));
            await running.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            return false;
        }
        while (await running.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("on the disk", StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CountyFiler.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DUTY_SERVER"] = server, ["DUTY_KEY"] = key, ["DUTY_FOLDER"] = folder },
        };
        var started = Process.Start(start)!;
        // Nobody reads its troubles here, and a full pipe would stop it.
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        return started;
    }
}
