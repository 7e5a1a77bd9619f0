using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Core.Answers;
using DutyWatch.Server.Access;
using DutyWatch.Server.AlertDoors;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Incidents;
using DutyWatch.Server.Obligations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Npgsql;

namespace DutyWatch.Bench.Store;

/// <summary>What a desk reads when it opens, and its list of what is overdue, over ten thousand reports and over a million, written out as the doors write it.</summary>
internal static class SnapshotBench
{
    private const int ReadsARound = 10;

    private static readonly Caller Officer = new("key:bench", "bench", "bench", Role.PrefectureOfficer, "513300", null);

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        await using var few = await WatchRoom.Open(NpgsqlDataSource.Create(await MadeReports.In(ground, 10_000)));
        await using var many = await WatchRoom.Open(NpgsqlDataSource.Create(await MadeReports.In(ground, Quick.Is ? 100_000 : 1_000_000)));
        var contenders = new Dictionary<string, Func<Task<double>>>
        {
            ["desk, few"] = () => Round(few, Desk),
            ["desk, many"] = () => Round(many, Desk),
            ["overdue, few"] = () => Round(few, Overdue),
            ["overdue, many"] = () => Round(many, Overdue),
        };
        await Measure.Interleaved(contenders, 1);
        var taken = await Measure.Interleaved(contenders, Quick.Rounds);
        return [Compare("desk snapshot", taken["desk, few"], taken["desk, many"]), Compare("overdue list", taken["overdue, few"], taken["overdue, many"])];
    }

    private static async Task<double> Round(WatchRoom room, Func<WatchRoom, Task<int>> read)
    {
        var times = new List<double>();
        for (var n = 0; n < ReadsARound; n++)
        {
            var started = Stopwatch.GetTimestamp();
            var rows = await read(room);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (rows < 100)
            {
                throw new InvalidOperationException($"Only {rows} rows were read");
            }
        }
        return Measure.Median(times);
    }

    // As the console asks: the board, the rail and the log's alerts.
    private static async Task<int> Desk(WatchRoom room) =>
        await Read<ListIncidents.Handler, IncidentSummary>(room, "open")
        + await Read<ListObligations.Handler, ObligationView>(room, "open")
        + await Overdue(room)
        + await Read<ListAlerts.Handler, AlertView>(room, "open");

    private static async Task<int> Overdue(WatchRoom room) =>
        await Read<ListObligations.Handler, ObligationView>(room, "late") + await Read<ListObligations.Handler, ObligationView>(room, "missing");

    private static async Task<int> Read<THandler, TView>(WatchRoom room, string state)
        where THandler : IQuery<Page<TView>>
    {
        var query = new QueryCollection(new Dictionary<string, StringValues> { ["state"] = state, ["take"] = "200" });
        Answer<Page<TView>> answer = await room.Get<THandler>().Handle(query, new Call(Officer, "http", null, null, CancellationToken.None));
        JsonSerializer.SerializeToUtf8Bytes(answer.Reply, Wire.Options);
        return answer.Reply.Items.Count;
    }

    private static Figure Compare(string what, double few, double many) => new(
        string.Create(CultureInfo.InvariantCulture, $"{what} over {(Quick.Is ? 100_000 : 1_000_000):N0} reports"),
        string.Create(CultureInfo.InvariantCulture, $"{many:0.##} ms"),
        string.Create(CultureInfo.InvariantCulture, $"the same over 10,000: {few:0.##} ms"),
        string.Create(CultureInfo.InvariantCulture, $"{many / few:0.##} ×"),
        "≤ 2 ×",
        many <= 2 * few);
}
