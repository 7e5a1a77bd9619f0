using DutyWatch.Alerts;
using DutyWatch.Alerts.Inbound;
using DutyWatch.Alerts.Sending;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.SystemTests.TestGround;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace DutyWatch.SystemTests.Alerts;

/// <summary>A prefecture with three people, two scripted gateways and a false clock; the alerts part runs on it as the server would run it.</summary>
internal sealed class AlertWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 4, 52, 0, TimeSpan.Zero);

    // The cast: An is on watch, Binh relieves, Chi commands.
    public static readonly PersonToTell An = new(Guid.Parse("00000000-0000-7000-8000-00000000000a"), "安某", "513300", "duty-officer", ["+8610000000001", "+8610000000002"]);
    public static readonly PersonToTell Binh = new(Guid.Parse("00000000-0000-7000-8000-00000000000b"), "平某", "513300", "duty-leader", ["+8610000000003"]);
    public static readonly PersonToTell Chi = new(Guid.Parse("00000000-0000-7000-8000-00000000000c"), "池某", "513300", "deputy-secretary-general", ["+8610000000004"]);

    private readonly NpgsqlDataSource source;
    private readonly List<ServiceProvider> processes = [];

    private AlertWorld(NpgsqlDataSource source, ScriptedChannel[] gateways)
    {
        this.source = source;
        Gateways = gateways;
        Database = new Database(source, WakeUps);
    }

    public FakeTimeProvider Duty { get; } = new(Noon);

    public FakeTimeProvider Machine { get; } = new(Noon);

    public WakeUps WakeUps { get; } = new();

    public Database Database { get; }

    public IReadOnlyList<ScriptedChannel> Gateways { get; }

    public ScriptedChannel A => Gateways[0];

    public ScriptedChannel B => Gateways[1];

    public Dictionary<string, PersonToTell[]> OnDuty { get; } = new() { ["prefecture.duty-leader"] = [Binh], ["prefecture.deputy-secretary-general"] = [Chi] };

    public ServiceProvider Process => processes[0];

    public DateTimeOffset Now => Duty.GetUtcNow();

    public static Task<AlertWorld> Begin(TestCluster cluster, params KeyValuePair<string, string?>[] settings) =>
        Begin(cluster, [new ScriptedChannel("a"), new ScriptedChannel("b")], settings);

    public static async Task<AlertWorld> Begin(TestCluster cluster, ScriptedChannel[] gateways, params KeyValuePair<string, string?>[] settings)
    {
        var world = new AlertWorld(await cluster.NewDatabase(), gateways);
        await world.Database.Do(tx => tx.Execute(Seed.Sql, new { now = Noon, an = An.PersonId, binh = Binh.PersonId, chi = Chi.PersonId, incident = Seed.Incident }), CancellationToken.None);
        await FeedEpoch.Establish(world.Database, CancellationToken.None);
        world.NewProcess(settings);
        return world;
    }

    /// <summary>Another node on the same database; with settings its gateways are real ones, else the two scripted ones.</summary>
    public ServiceProvider NewProcess(params KeyValuePair<string, string?>[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        Register(services, settings);
        var process = services.BuildServiceProvider();
        processes.Add(process);
        return process;
    }

    /// <summary>What the server would register; for a test that needs doors too.</summary>
    public void Register(IServiceCollection services, params KeyValuePair<string, string?>[] settings)
    {
        services.AddSingleton(source).AddSingleton(Database).AddSingleton(WakeUps).AddSingleton(new Clocks(Duty, Machine));
        services.AddSingleton<IPeopleOnDuty>(new Roster(OnDuty)).AddSingleton<IAllQuiet, NoCheckIns>().AddSingleton<IReportByText, NoReports>();
        services.AddAlerts(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), worker: false);
        if (settings.Length == 0)
        {
            services.AddSingleton(new Channels(Gateways, [.. Gateways.Select(g => g.Profile.Name)]));
        }
    }

    public T Get<T>()
        where T : notnull => Process.GetRequiredService<T>();

    /// <summary>Lets time pass in one step, then does everything that is due, as the server's alarm clock would.</summary>
    public async Task Pass(TimeSpan time)
    {
        Duty.Advance(time);
        Machine.Advance(time);
        await Quiet();
    }

    /// <summary>Sends and sweeps until nothing is due at this instant.</summary>
    public async Task Quiet(ServiceProvider? process = null)
    {
        var on = process ?? Process;
        for (var round = 0; round < 10; round++)
        {
            await on.GetRequiredService<Sender>().Drain(CancellationToken.None);
            var due = 0;
            foreach (var sweep in on.GetServices<ISweep>())
            {
                due += (await sweep.RunOnce(sweep.OnMachineTime ? Machine.GetUtcNow() : Now, CancellationToken.None)).Due;
            }
            if (due == 0)
            {
                return;
            }
        }
        Assert.Fail("The sweeps never come to rest");
    }

    public async Task<Guid> Page(PersonToTell[] people, string[]? relay = null, bool urgent = true, TimeSpan? matters = null)
    {
        var alert = Alert("incident.new", Lane.Page, people) with { Relay = relay ?? [], Urgent = urgent, NotAfter = Now + (matters ?? TimeSpan.FromHours(1)) };
        return (await Raise(alert)).Single();
    }

    public Task<IReadOnlyList<Guid>> Raise(params AlertToRaise[] alerts) =>
        Database.Do(tx => Get<AlertDesk>().Raise(tx, Now, alerts), CancellationToken.None);

    public AlertToRaise Alert(string kind, Lane lane, params PersonToTell[] people) => new(
        kind, lane, "513322", Seed.Incident, null, null, "II", true, "新事件", "New incident",
        new Dictionary<string, string> { ["level"] = "重大", ["county"] = "泸定县", ["type"] = "地震", ["time"] = "12:52", ["place"] = "磨西镇", ["casualties"] = "亡2" },
        people, [], Now + TimeSpan.FromHours(1));

    public Task<List<T>> Rows<T>(string sql, object? arguments = null) => Database.Do(tx => tx.List<T>(sql, arguments), CancellationToken.None);

    public async Task<T> Row<T>(string sql, object? arguments = null) => (await Rows<T>(sql, arguments)).Single();

    public Task<List<DeliveryState>> Deliveries() => Rows<DeliveryState>(
        "select d.channel, d.address, d.position, d.state, d.attempt, d.possibly_repeated, d.reason from delivery d join message m on m.id = d.message_id where m.alert_id is not null order by m.queued_at, m.person_id, d.position");

    public Task<List<string>> Messages() => Rows<string>("select p.name || ' ' || m.state from message m join person p on p.id = m.person_id where m.alert_id is not null order by m.queued_at, m.person_id");

    public Task<List<string>> Events(string like) => Rows<string>("select kind from event where kind like @like order by id", new { like });

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.GetRequiredService<Poster>().WhenIdle();
            await process.DisposeAsync();
        }
        await source.DisposeAsync();
    }

    internal sealed record DeliveryState(string Channel, string Address, int Position, string State, int Attempt, bool PossiblyRepeated, string? Reason);

    /// <summary>These three owe none.</summary>
    private sealed class NoReports : IReportByText
    {
        public Task<ReportTextAnswer> Take(DutyTransaction tx, DateTimeOffset now, ReportText text) =>
            Task.FromResult(new ReportTextAnswer(ReportTextOutcome.NoPassword, new Dictionary<string, string>()));
    }

    private sealed class NoCheckIns : IAllQuiet
    {
        public Task<AllQuietAnswer?> Take(DutyTransaction tx, DateTimeOffset now, Texter texter, string? fact) => Task.FromResult<AllQuietAnswer?>(null);
    }

    private sealed class Roster(Dictionary<string, PersonToTell[]> onDuty) : IPeopleOnDuty
    {
        public Task<IReadOnlyList<PersonToTell>> Find(DutyTransaction tx, string owingUnit, IReadOnlyCollection<string> posts, DateTimeOffset at) =>
            Task.FromResult<IReadOnlyList<PersonToTell>>([.. posts.SelectMany(post => onDuty.GetValueOrDefault(post, []))]);
    }
}
