using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DutyWatch.Bench.Store;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Reports;
using Npgsql;

namespace DutyWatch.Bench.Filing;

/// <summary>What `POST /reports/check` takes on the server while somebody types a long follow-up: read, asked of the database, checked against the last report, and written out.</summary>
internal static class CheckBench
{
    private const int Characters = 5_000;
    private const int ReachMs = 20;

    // Fewer would time the compiler: the first hundreds of calls run on code that is not optimised yet.
    private static int ChecksARound => Quick.Is ? 300 : 500;

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        await using var room = await WatchRoom.Open(NpgsqlDataSource.Create(await ground.NewSite("checks")));
        var unit = Reports.UnitOf(0);
        var caller = new Caller("key:bench", "bench", "bench", Role.ApiFiler, unit, null);
        var incident = await File(room, Reports.First(unit) with { Course = Prose(Characters, 0) }, caller);
        var contenders = new Dictionary<string, Func<Task<double>>>
        {
            ["long"] = () => Round(room, Reports.FollowUp(unit, incident) with { Course = Prose(Characters, 1) }, caller),
            ["short"] = () => Round(room, Reports.FollowUp(unit, incident), caller),
        };
        await Measure.Interleaved(contenders, 1);
        var taken = await Measure.Interleaved(contenders, Quick.Rounds);
        return
        [
            new Figure(
                string.Create(CultureInfo.InvariantCulture, $"a follow-up of {Characters:N0} characters checked, p99"),
                string.Create(CultureInfo.InvariantCulture, $"{taken["long"]:0.##} ms"),
                string.Create(CultureInfo.InvariantCulture, $"the same of one sentence: {taken["short"]:0.##} ms"),
                string.Create(CultureInfo.InvariantCulture, $"{taken["long"]:0.##} ms"),
                string.Create(CultureInfo.InvariantCulture, $"≤ {ReachMs} ms"),
                taken["long"] <= ReachMs),
        ];
    }

    private static async Task<double> Round(WatchRoom room, FileReportRequest report, Caller caller)
    {
        var body = Encoding.UTF8.GetBytes(Reports.Write(report));
        var handler = room.Get<CheckReport.Handler>();
        var times = new List<double>();
        for (var n = 0; n < ChecksARound; n++)
        {
            var started = Stopwatch.GetTimestamp();
            var request = JsonSerializer.Deserialize<FileReportRequest>(body, Wire.Options)!;
            var answer = await handler.Handle(request, CallOf(caller));
            JsonSerializer.SerializeToUtf8Bytes(answer.Reply, Wire.Options);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (answer.Reply.Findings.Count == 0)
            {
                throw new InvalidOperationException("Nothing was found, so little was checked");
            }
        }
        Quick.Say($"{report.Course!.Length} characters: p50 {Measure.Median(times):0.##} ms, p99 {Measure.Percentile(times, 0.99):0.##} ms");
        return Measure.Percentile(times, 0.99);
    }

    private static async Task<Guid> File(WatchRoom room, FileReportRequest report, Caller caller) =>
        (await room.Get<FileReport.Handler>().Handle(report, CallOf(caller))).Reply.IncidentId;

    private static Call CallOf(Caller caller) => new(caller, "http", null, null, CancellationToken.None);

    // Numbers and names differ from sentence to sentence: what repeats itself is quickly compared.
    private static string Prose(int length, int from)
    {
        var text = new StringBuilder(length + 64);
        for (var n = from; text.Length < length; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{n % 24:00}时{n * 7 % 60:00}分，第{n}组到达{n * 13 % 97}号点位，转移{n * 11 % 53}人，道路抢通{n * 17 % 301}米，通信由应急车保障；");
        }
        return text.ToString(0, length);
    }
}
