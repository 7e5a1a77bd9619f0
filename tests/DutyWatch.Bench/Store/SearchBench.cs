using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DutyWatch.Core.Access;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Npgsql;

namespace DutyWatch.Bench.Store;

/// <summary>Searching a million reports over the handler, written out as the door writes it: words from every second report down to words that stand nowhere, for the room and for a county.</summary>
internal static class SearchBench
{
    private const int ReachMilliseconds = 200;
    private const int AsksOfAWord = 10;

    private static int Reports => Quick.Is ? 20_000 : 1_000_000;

    private static readonly Caller Officer = new("key:bench", "bench", "bench", Role.PrefectureOfficer, "513300", null);
    private static readonly Caller County = Officer with { Role = Role.CountyFiler, UnitCode = "513322" };

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        await using var room = await WatchRoom.Open(NpgsqlDataSource.Create(await WrittenReports.In(ground, Reports)));
        var pairs = await room.Database.Do(tx => tx.List<string>(Sql.Words, new { ranks = new[] { 0, 3, 10, 30, 100, 300, 600, 1000, 1500, 2000, 2500, 2999 } }), CancellationToken.None);
        var fours = await room.Database.Do(tx => tx.List<string>(Sql.Starts, new { sentences = new[] { 7, 99, 222, 333, 444, 555, 666, 777, 888, 999 } }), CancellationToken.None);
        return
        [
            await Ask(room, "two characters, the room", Officer, [.. pairs, "滑坡", "雪崩"]),
            await Ask(room, "two characters, a county", County, [.. pairs, "滑坡", "雪崩"]),
            await Ask(room, "four characters, the room", Officer, [.. fours, "山体滑坡", "隧道渗水"]),
            await Ask(room, "English, the room", Officer, ["landslide", "landsl", "buried truck", "helicopter"]),
        ];
    }

    private static async Task<Figure> Ask(WatchRoom room, string what, Caller caller, string[] words)
    {
        var times = new List<double>();
        var slowest = (Word: "", Time: 0.0);
        for (var round = 0; round <= AsksOfAWord; round++)
        {
            foreach (var word in words)
            {
                var took = await Once(room, caller, word);
                // The first round fills the caches.
                if (round > 0)
                {
                    times.Add(took);
                    slowest = took > slowest.Time ? (word, took) : slowest;
                }
            }
        }
        Quick.Say($"{what}: slowest {slowest.Word} {slowest.Time:0.#} ms");
        var p99 = Measure.Percentile(times, 0.99);
        var ours = string.Create(CultureInfo.InvariantCulture, $"{p99:0.#} ms");
        return new Figure(
            string.Create(CultureInfo.InvariantCulture, $"search over {Reports:N0} reports, {what}, p99"), ours,
            string.Create(CultureInfo.InvariantCulture, $"– (p50 {Measure.Median(times):0.#} ms, the slowest word {slowest.Time:0.#} ms)"), ours, $"≤ {ReachMilliseconds} ms", p99 <= ReachMilliseconds);
    }

    private static async Task<double> Once(WatchRoom room, Caller caller, string word)
    {
        var query = new QueryCollection(new Dictionary<string, StringValues> { ["q"] = word });
        var started = Stopwatch.GetTimestamp();
        var answer = await room.Get<SearchIncidents.Handler>().Handle(query, new Call(caller, "http", null, null, CancellationToken.None));
        JsonSerializer.SerializeToUtf8Bytes(answer.Reply, Wire.Options);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static class Sql
    {
        public const string Words = "select word from made_word where n = any(@ranks) order by n";

        public const string Starts = "select left(text, 4) from made_sentence where k = any(@sentences) order by k";
    }
}
