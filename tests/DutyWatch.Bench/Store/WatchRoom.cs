using DutyWatch.Alerts;
using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace DutyWatch.Bench.Store;

/// <summary>What the server registers, without its doors and its alarm clock: handlers and sweeps are called by hand.</summary>
internal sealed class WatchRoom(ServiceProvider services, DatabaseParts parts) : IAsyncDisposable
{
    public DutyWatch.Postgres.Database Database => parts.Database;

    public static async Task<WatchRoom> Open(NpgsqlDataSource source)
    {
        var parts = new DatabaseParts(source, Ground.Clocks, new WakeUps(), null);
        await FeedEpoch.Establish(parts.Database, CancellationToken.None);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Gateways:PhoneBox:Enabled", "true")]).Build();
        IServiceCollection s = new ServiceCollection();
        s.AddLogging(log => log.SetMinimumLevel(LogLevel.Error).AddConsole());
        s.AddSingleton(new Settings(null, "", "http://localhost", "all", 0, null)).AddSingleton(parts.Source).AddSingleton(parts.Database).AddSingleton(parts.Clocks).AddSingleton(parts.WakeUps);
        s.AddSingleton(new ClockGuardOptions(false)).AddSingleton<ClockGuard>().AddSingleton<Commands>().AddSingleton<RuleBook>();
        s.AddAlerts(configuration, worker: false);
        ServerHost.AddSlices(s, keepsCalendar: false);
        return new WatchRoom(s.BuildServiceProvider(), parts);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ISweep Sweep(string name) => services.GetServices<ISweep>().Single(s => s.Name == name);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await parts.DisposeAsync();
    }
}
