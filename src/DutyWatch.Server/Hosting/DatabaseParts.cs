using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Private;
using DutyWatch.Postgres.Sweeps;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DutyWatch.Server.Hosting;

/// <summary>The database as the verbs and the server use it, private or given.</summary>
internal sealed class DatabaseParts(NpgsqlDataSource source, Clocks clocks, WakeUps wakeUps, PrivatePostgres? own) : IAsyncDisposable
{
    // A node that was paused in the middle of a transaction, or whose machine lost its power, must not hold rows and leases that others wait for.
    private const string LetGo =
        "-c idle_in_transaction_session_timeout=5s -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=10s";

    // Whoever puts a pooler between that cannot keep statements says so in the connection string.
    private const string KeptPrepared = "Max Auto Prepare";

    public NpgsqlDataSource Source => source;

    public Clocks Clocks => clocks;

    public WakeUps WakeUps => wakeUps;

    public Database Database { get; } = new(source, wakeUps);

    /// <summary>No connection string was given: this is a private PostgreSQL in the data folder.</summary>
    public bool IsEmbedded => own is not null;

    /// <summary>For the server: a private PostgreSQL is started here and ends with it.</summary>
    public static Task<DatabaseParts> Open(Settings settings, ILogger logger, CancellationToken ct) => Open(settings, null, forVerb: false, logger, ct);

    /// <summary>For a verb: works beside a running server, or starts its private PostgreSQL for as long as the verb takes.</summary>
    public static async Task<DatabaseParts> OpenForVerb(Settings settings, CancellationToken ct) =>
        await Open(settings, settings.ConnectionString is null ? await PrivatePostgres.FindRunning(settings.DataFolder, ct) : null, forVerb: true, NullLogger.Instance, ct);

    private static async Task<DatabaseParts> Open(Settings settings, string? running, bool forVerb, ILogger logger, CancellationToken ct)
    {
        var clocks = forVerb ? SystemClocks.Create() : SystemClocks.Create(settings.Drill);
        var given = settings.ConnectionString ?? running;
        var own = given is null ? await PrivatePostgres.Start(new PrivatePostgresOptions(settings.DataFolder), clocks.Machine, logger, ct) : null;
        var builder = new NpgsqlDataSourceBuilder(own?.ConnectionString ?? given!);
        builder.ConnectionStringBuilder.ApplicationName = "dutywatch";
        if (!builder.ConnectionStringBuilder.ShouldSerialize(KeptPrepared))
        {
            builder.ConnectionStringBuilder.MaxAutoPrepare = Database.StatementsKeptPrepared;
        }
        if (forVerb)
        {
            // Somebody watches a verb and can end it; a large restore builds indexes for minutes.
            builder.ConnectionStringBuilder.CommandTimeout = 0;
        }
        else
        {
            builder.ConnectionStringBuilder.Options = $"{builder.ConnectionStringBuilder.Options} {LetGo}".Trim();
        }
        return new DatabaseParts(builder.Build(), clocks, new WakeUps(), own);
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }
}

internal static class WithDatabase
{
    public static async Task<int> Run(string[] args, Func<DatabaseParts, Task<int>> work)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        await using var parts = await DatabaseParts.OpenForVerb(Settings.From(configuration, args), CancellationToken.None);
        return await work(parts);
    }
}
