using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using DutyWatch.Alerts;
using DutyWatch.Postgres;

namespace DutyWatch.Bench.Hub;

/// <summary>Pages that go out all the while, twenty a second, from the process whose hub is under load.</summary>
internal sealed class Pages(Database database, AlertDesk desk) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<Guid, long> committed = new();
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> raising = [];
    private Task loop = Task.CompletedTask;

    public async Task<string> Begin()
    {
        var rows = await database.Do(tx => tx.List<PersonRow>(Sql.People), CancellationToken.None);
        var people = rows.ConvertAll(r => new PersonToTell(r.Id, r.Name, r.UnitCode, r.Title, r.Phones));
        loop = Task.Run(() => Loop(people));
        return "";
    }

    /// <summary>Each delivery with the instant of its commit.</summary>
    public async Task<string> End()
    {
        await stop.CancelAsync();
        await loop;
        await Task.WhenAll(raising);
        var pairs = await database.Do(tx => tx.List<Pair>(Sql.Pairs, new { alert_id = committed.Keys.ToArray() }), CancellationToken.None);
        return string.Join(' ', pairs.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Id}={committed[p.AlertId]}")));
    }

    public void Dispose() => stop.Dispose();

    private async Task Loop(List<PersonToTell> people)
    {
        try
        {
            using var timer = new PeriodicTimer(Every, Ground.Clocks.Machine);
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                raising.Add(Raise(people[raising.Count % people.Count]));
            }
        }
        catch (OperationCanceledException)
        {
            // Everybody is back.
        }
    }

    private Task Raise(PersonToTell person) => database.Do(async tx =>
    {
        IReadOnlyList<Guid> ids = [];
        tx.AfterCommit(() => committed[ids[0]] = Stopwatch.GetTimestamp());
        var now = Ground.Clocks.Now;
        ids = await desk.Raise(tx, now, [Sending.Office.Alert(Lane.Page, person, now)]);
    }, CancellationToken.None);

    private sealed record PersonRow(Guid Id, string Name, string UnitCode, string Title, string[] Phones);

    private sealed record Pair(Guid Id, Guid AlertId);

    private static class Sql
    {
        public const string People = """
            select id, name, unit_code, title, phones
            from person
            order by id
            """;

        public const string Pairs = """
            select d.id, m.alert_id
            from delivery d
            join message m on m.id = d.message_id
            where m.alert_id = any(@alert_id)
              and d.position = 0
            """;
    }
}
