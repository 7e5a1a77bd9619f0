using System.Collections.Concurrent;
using System.Diagnostics;
using DutyWatch.Alerts;
using DutyWatch.Alerts.Sending;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Sweeps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DutyWatch.Bench.Sending;

/// <summary>A site with many people, and the alerts part on it as the server would run it. Every contender commits the same rows through it.</summary>
internal sealed class Office : IAsyncDisposable
{
    private const int HowManyPeople = 5000;

    private readonly NpgsqlDataSource source;
    private readonly ServiceProvider services;
    private readonly ConcurrentDictionary<Guid, long> committed = new();
    private readonly WakeUps wakeUps = new();
    private readonly List<PersonToTell> people = [.. Enumerable.Range(0, HowManyPeople).Select(Person)];
    private int nextPerson;

    private Office(string connectionString, string gateway, string account)
    {
        // Several contenders share one PostgreSQL, which has no room for full pools of all of them.
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 12 }.ConnectionString;
        source = NpgsqlDataSource.Create(ConnectionString);
        Database = new Database(source, wakeUps);
        services = Register(gateway, account).BuildServiceProvider();
    }

    public Database Database { get; }

    public string ConnectionString { get; }

    private static Clocks Clocks => Ground.Clocks;

    public static async Task<Office> Open(Ground ground, string name, string gateway, string account = "ACrival")
    {
        var connectionString = await ground.NewSite(name);
        var office = new Office(connectionString, gateway, account);
        await office.Database.Do(tx => tx.Execute(Sql.Fill, new
        {
            id = office.people.Select(p => p.PersonId).ToArray(),
            name = office.people.Select(p => p.Name).ToArray(),
            phone = office.people.Select(p => p.Phones[0]).ToArray(),
        }), CancellationToken.None);
        await FeedEpoch.Establish(office.Database, CancellationToken.None);
        return office;
    }

    /// <summary>Lets our own sender work from now on; without it every delivery waits, for a rival to take.</summary>
    public async Task StartSender()
    {
        await services.GetRequiredService<ProcessLock>().Hold(CancellationToken.None);
        await services.GetRequiredService<Sender>().StartAsync(CancellationToken.None);
    }

    /// <summary>Commits alerts for one person each and stamps the instant of the commit.</summary>
    /// <param name="beforeCommit">What a rival writes beside, in the same transaction; it returns what the rival does right after the commit.</param>
    public Task<IReadOnlyList<Guid>> Raise(Lane lane, int count, Func<DutyTransaction, IReadOnlyList<Guid>, Task<Action?>>? beforeCommit = null)
    {
        var now = Clocks.Now;
        var alerts = Enumerable.Range(0, count).Select(_ => Alert(lane, people[Interlocked.Increment(ref nextPerson) % HowManyPeople], now)).ToList();
        return Database.Do(async tx =>
        {
            IReadOnlyList<Guid> ids = [];
            // First of all hooks, so that nothing that follows a commit is before its stamp.
            tx.AfterCommit(() => Stamp(ids));
            ids = await services.GetRequiredService<AlertDesk>().Raise(tx, now, alerts);
            if (beforeCommit is not null && await beforeCommit(tx, ids) is { } after)
            {
                tx.AfterCommit(after);
            }
            return ids;
        }, CancellationToken.None);
    }

    /// <summary>Milliseconds from commit to receipt of everything committed since the last call.</summary>
    public async Task<List<double>> Latencies(Dictionary<Guid, long> receipts)
    {
        var pairs = await Database.Do(tx => tx.List<Pair>(Sql.Pairs, new { alert_id = committed.Keys.ToArray() }), CancellationToken.None);
        var latencies = pairs.ConvertAll(p => Stopwatch.GetElapsedTime(committed[p.AlertId], receipts[p.Id]).TotalMilliseconds);
        committed.Clear();
        return latencies;
    }

    public async ValueTask DisposeAsync()
    {
        await services.GetRequiredService<Sender>().StopAsync(CancellationToken.None);
        await services.DisposeAsync();
        await source.DisposeAsync();
    }

    private void Stamp(IReadOnlyList<Guid> ids)
    {
        var at = Stopwatch.GetTimestamp();
        foreach (var id in ids)
        {
            committed[id] = at;
        }
    }

    private ServiceCollection Register(string gateway, string account)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton(source).AddSingleton(Database).AddSingleton(wakeUps).AddSingleton(Clocks).AddSingleton<IPeopleOnDuty, Nobody>();
        services.AddAlerts(new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(Settings(gateway, account)).Build(), worker: false);
        return services;
    }

    private static Dictionary<string, string?> Settings(string gateway, string account) => new()
    {
        ["DutyWatch:PublicUrl"] = "http://localhost",
        ["Gateways:Twilio:BaseUrl"] = gateway,
        ["Gateways:Twilio:AccountSid"] = account,
        ["Gateways:Twilio:AuthToken"] = "token",
        ["Gateways:Twilio:From"] = "+8610000000000",
    };

    public static AlertToRaise Alert(Lane lane, PersonToTell person, DateTimeOffset now) => new(
        "incident.new", lane, "513322", null, null, null, "II", true, "新事件", "New incident",
        new Dictionary<string, string> { ["level"] = "重大", ["county"] = "泸定县", ["type"] = "地震", ["time"] = "12:52", ["place"] = "磨西镇", ["casualties"] = "亡2" },
        [person], [], now + TimeSpan.FromHours(1));

    private static PersonToTell Person(int number) =>
        new(Ids.New(Clocks.Now), $"某{number}", "513300", "duty-officer", [$"+86139{number:D8}"]);

    private sealed record Pair(Guid Id, Guid AlertId);

    private sealed class Nobody : IPeopleOnDuty
    {
        public Task<IReadOnlyList<PersonToTell>> Find(DutyTransaction tx, string owingUnit, IReadOnlyCollection<string> posts, DateTimeOffset at) =>
            Task.FromResult<IReadOnlyList<PersonToTell>>([]);
    }

    private static class Sql
    {
        // A demo site refuses real gateways.
        public const string Fill = """
            with real as (update site set demo = false)
            insert into person (id, unit_code, name, title, phones)
            select p.id, '513300', p.name, '值班员', array[p.phone]
            from unnest(@id, @name, @phone) as p(id, name, phone)
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
