using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.Ground;

namespace DutyWatch.SystemTests.Drill;

/// <summary>The real server as a drill world of its own: killed and started again, and kept apart from duty.</summary>
public sealed partial class DrillProcessTests
{
    private const string Start = "2022-09-05T12:50:00+08:00";
    private static readonly DateTimeOffset Begins = DateTimeOffset.Parse(Start, CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_drill_that_was_killed_goes_on_where_it_stood_and_its_time_stood_meanwhile()
    {
        using var folder = DataFolder.Open();
        DrillView last;
        await using (var server = await Running(folder, Start, 3600))
        {
            await server.Reaches(Begins.AddHours(2));
            last = await server.Ask();
            await server.Kill();
        }

        await using var again = await Running(folder, Start, 60);
        var found = await again.Ask();

        Assert.True(found.Drill);
        Assert.Equal(60, found.Speed);
        // Within what a quarter of a second is at the old speed, and the moments since the start at the new one.
        Assert.InRange(found.DutyTime, last.DutyTime.AddMinutes(-20), last.DutyTime.AddMinutes(30));
        await again.Reaches(found.DutyTime.AddMinutes(1));
    }

    [Fact]
    public async Task Drill_and_duty_never_share_a_database()
    {
        using var folder = DataFolder.Open();
        await using (var drill = await Running(folder, Start, 1))
        {
            await drill.Kill();
        }

        Assert.Contains("演练世界的数据", await Refused(folder, null, null), StringComparison.Ordinal);
        Assert.Contains("另一场演练", await Refused(folder, "2024-08-03T03:00:00+08:00", "1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2022-09-05T12:50:00", "60", "2022-09-05T12:52:00+08:00")]
    [InlineData("yesterday", "60", "DutyWatch__Drill__Start")]
    [InlineData(Start, "0", "1 to 3600")]
    [InlineData(Start, "3601", "1 至 3600")]
    [InlineData(Start, "1.5", "1 to 3600")]
    [InlineData(null, "60", "DutyWatch__Drill__Start")]
    public async Task A_drill_that_cannot_be_meant_is_refused_in_both_languages(string? start, string speed, string says)
    {
        using var folder = DataFolder.Open();

        var refused = await Refused(folder, start, speed);

        Assert.Contains(says, refused, StringComparison.Ordinal);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.* / [A-Za-z]", refused);
    }

    private static async Task<RunningDrill> Running(DataFolder folder, string? start, int speed)
    {
        var process = Launch(folder, start, speed.ToString(CultureInfo.InvariantCulture));
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Welcome().Match(line) is { Success: true } found)
            {
                return new RunningDrill(process, new Uri(found.Groups[1].Value));
            }
        }
        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    private static async Task<string> Refused(DataFolder folder, string? start, string? speed)
    {
        using var process = Launch(folder, start, speed);
        var said = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.NotEqual(0, process.ExitCode);
        return await said;
    }

    private static Process Launch(DataFolder folder, string? start, string? speed)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return Process.Start(new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "dutywatch.dll"), "serve", "--port", "0", "--data", folder.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DutyWatch__Drill__Start"] = start, ["DutyWatch__Drill__Speed"] = speed },
        })!;
    }

    [GeneratedRegex(@"^\s*值守通 DutyWatch\s+(http://\S+)")]
    private static partial Regex Welcome();

    private sealed class RunningDrill(Process process, Uri address) : IAsyncDisposable
    {
        private readonly HttpClient http = new() { BaseAddress = address };

        public async Task<DrillView> Ask() => (await http.GetFromJsonAsync<DrillView>("/api/v1/drill", Wire.Options))!;

        public async Task Reaches(DateTimeOffset at)
        {
            var patience = Stopwatch.StartNew();
            while ((await Ask()).DutyTime < at)
            {
                Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), $"The drill does not reach {at}");
                await Task.Delay(TimeSpan.FromMilliseconds(250), Nodes.Prefecture.Time);
            }
        }

        public async Task Kill()
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            if (!process.HasExited)
            {
                using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
                await process.StandardOutput.ReadToEndAsync();
                await process.WaitForExitAsync();
            }
            process.Dispose();
        }
    }
}
