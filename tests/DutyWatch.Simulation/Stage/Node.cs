using DutyWatch.Alerts;
using DutyWatch.Alerts.Sending;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using DutyWatch.Server.Sweeps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DutyWatch.Simulation;

/// <summary>One life of a server process: what ServerHost registers, without its doors, its relay and its alarm clock.</summary>
internal sealed class Node
{
    private readonly NpgsqlDataSource source;
    private readonly ServiceProvider services;
    private readonly Dictionary<string, ISweep> sweeps;

    public Node(World world, string name, int life, string connectionString)
    {
        Name = name;
        Program = $"{name}{life}";
        Time = new NodeTime(world.Clock);
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = Program }.ConnectionString);
        services = Register(world).BuildServiceProvider();
        sweeps = services.GetServices<ISweep>().ToDictionary(s => s.Name);
    }

    public string Name { get; }

    /// <summary>What PostgreSQL knows its sessions by.</summary>
    public string Program { get; }

    public NodeTime Time { get; }

    public OneHand Hand { get; } = new();

    public bool IsDead { get; private set; }

    /// <summary>The guard has not looked since the clock was set: as long as that nobody can know.</summary>
    public bool IsClockWrong => Time.Offset.Duration() > TimeSpan.FromSeconds(2);

    public Database Database => Get<Database>();

    public DateTimeOffset Now => Get<Clocks>().Now;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ISweep Sweep(string name) => sweeps[name];

    public Task Look(string sweep) => Get<SweepRunner>().Look(sweeps[sweep], CancellationToken.None);

    /// <summary>From now on nothing of this process reaches the database any more.</summary>
    public void Die()
    {
        IsDead = true;
        source.Dispose();
    }

    public async Task End()
    {
        IsDead = true;
        await services.DisposeAsync();
        await source.DisposeAsync();
    }

    private IServiceCollection Register(World world)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Gateways:PhoneBox:Enabled", "true")]).Build();
        var parts = new DatabaseParts(source, new Clocks(Time, Time), new WakeUps(), null);
        IServiceCollection s = new ServiceCollection();
        s.AddSingleton<ILoggerFactory>(new ErrorLog(world)).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        s.AddSingleton(new Settings(null, "", "http://localhost", "all", 0, null)).AddSingleton(parts.Source).AddSingleton(parts.Database).AddSingleton(parts.Clocks).AddSingleton(parts.WakeUps);
        s.AddSingleton(new ClockGuardOptions(true)).AddSingleton<ClockGuard>().AddSingleton<Commands>().AddSingleton<RuleBook>();
        s.AddAlerts(configuration, worker: false);
        ServerHost.AddSlices(s, keepsCalendar: false);
        s.AddSingleton<Hands>(Hand);
        s.AddSingleton(new Channels([world.Plant.Wrap(world, this, new SimChannel(this, world.Gateways[0])), world.Plant.Wrap(world, this, new SimChannel(this, world.Gateways[1]))], [.. world.Gateways.Select(g => g.Name)]));
        world.Plant.Register(s);
        return s;
    }
}

/// <summary>The simulation's time as a node's clock shows it: a wall clock may be set, a monotonic one may not.</summary>
internal sealed class NodeTime(TimeProvider trueTime) : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override long TimestampFrequency => trueTime.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => trueTime.GetUtcNow() + Offset;

    public override long GetTimestamp() => trueTime.GetTimestamp();
}

/// <summary>What a node would do beside other things waits here until the simulation does it.</summary>
internal sealed class OneHand : Hands
{
    private readonly Queue<Func<Task>> waiting = new();

    public int Waiting => waiting.Count;

    public override void Begin(Func<Task> work) => waiting.Enqueue(work);

    public override async Task All<T>(IEnumerable<T> items, Func<T, Task> work)
    {
        foreach (var item in items)
        {
            await work(item);
        }
    }

    public async Task<bool> DoNext()
    {
        if (!waiting.TryDequeue(out var work))
        {
            return false;
        }
        await work();
        return true;
    }

    public void Drop() => waiting.Clear();
}

/// <summary>An error that no fault explains is a finding.</summary>
internal sealed class ErrorLog(World world) : ILoggerFactory, ILogger
{
    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error)
        {
            world.HeardError($"{eventId.Id} {formatter(state, exception)}: {exception?.GetType().Name} {exception?.Message}");
        }
    }
}
