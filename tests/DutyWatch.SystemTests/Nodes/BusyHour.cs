using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.SystemTests.Nodes;

/// <summary>
/// What goes on while nodes come and go: leads whose deadlines fall due within seconds, and counties that file. Everybody says it again, with the
/// same ids and at another node, until it is acknowledged, and keeps a book of what was.
/// </summary>
internal sealed class BusyHour : IAsyncDisposable
{
    // A step of the ladder is due so many minutes after the county knew: reminders, deadlines, calls and the rest.
    private static readonly int[] StepsAfter = [20, 30, 40, 45, 50, 60, 70, 75, 90];
    private static readonly TimeSpan Farthest = TimeSpan.FromSeconds(15);

    private readonly Prefecture prefecture;
    private readonly Random dice;
    private readonly CancellationTokenSource over = new();
    private readonly ConcurrentQueue<Guid> acknowledged = new();
    private readonly Dictionary<string, ConcurrentQueue<Guid>> owed = Prefecture.Counties.ToDictionary(county => county, _ => new ConcurrentQueue<Guid>());
    private readonly List<Task> people;
    private int turn;

    private BusyHour(Prefecture prefecture, int seed, int pause)
    {
        this.prefecture = prefecture;
        dice = new Random(seed);
        people = [Room(pause), .. Prefecture.Counties.Select((county, n) => County(county, new Random(seed + n), pause * 10))];
    }

    /// <summary>Reports whose filers were told that they were received.</summary>
    public IReadOnlyCollection<Guid> Acknowledged => acknowledged;

    public int Leads { get; private set; }

    /// <param name="pause">Milliseconds between two leads, and a tenth of those between two reports of one county.</param>
    public static BusyHour Begin(Prefecture prefecture, int seed, int pause = 400) => new(prefecture, seed, pause);

    /// <summary>Nothing new is said; what was begun is said until it is acknowledged, and every deadline that was made falls due.</summary>
    public async Task End()
    {
        await over.CancelAsync();
        await Task.WhenAll(people);
        await Task.Delay(Farthest + TimeSpan.FromSeconds(2), Prefecture.Time);
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await Task.WhenAll(people);
        over.Dispose();
    }

    private async Task Room(int pause)
    {
        using var caller = prefecture.Caller(Prefecture.Code);
        while (!over.IsCancellationRequested)
        {
            var dueIn = TimeSpan.FromSeconds(1 + (dice.NextDouble() * (Farthest.TotalSeconds - 1)));
            var knownAt = Prefecture.Now + dueIn - TimeSpan.FromMinutes(StepsAfter[dice.Next(StepsAfter.Length)]);
            var county = Prefecture.Counties[dice.Next(Prefecture.Counties.Count)];
            var reply = await SayUntilHeard(caller, "/api/v1/leads", Prefecture.Lead(county, knownAt));
            owed[county].Enqueue(JsonSerializer.Deserialize<RecordLeadReply>(reply, Wire.Options)!.IncidentId);
            Leads++;
            await Rest(pause);
        }
    }

    private async Task County(string county, Random own, int pause)
    {
        using var caller = prefecture.Caller(county);
        await Rest(own.Next(pause));
        while (!over.IsCancellationRequested)
        {
            // Now and then what is owed, before or after its deadline; else something new.
            var report = Prefecture.Phone(county, own.Next(3) == 0 && owed[county].TryDequeue(out var incident) ? incident : null);
            await SayUntilHeard(caller, "/api/v1/reports", report);
            acknowledged.Enqueue(report.ReportId);
            await Rest(own.Next(pause / 2, pause * 3 / 2));
        }
    }

    private async Task<string> SayUntilHeard(HttpClient caller, string path, object body)
    {
        while (true)
        {
            if (await Say(caller, path, body) is { } reply)
            {
                return reply;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(30), Prefecture.Time);
        }
    }

    private async Task<string?> Say(HttpClient caller, string path, object body)
    {
        if (prefecture.InService(Interlocked.Increment(ref turn)) is not { } node)
        {
            return null;
        }
        try
        {
            using var answer = await Prefecture.Post(caller, node, path, body);
            var words = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InternalServerError, words);
            return answer.IsSuccessStatusCode ? words : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            // The node went in the middle of it: whether it was kept nobody knows, and the ids make a repeat harmless.
            return null;
        }
    }

    private async Task Rest(int milliseconds)
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), Prefecture.Time, over.Token);
        }
        catch (OperationCanceledException)
        {
            // The hour is over.
        }
    }
}
