using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Private;
using DutyWatch.Postgres.Schema;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Site;
using DutyWatch.SystemTests.Ground;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DutyWatch.Simulation.Ground;

/// <summary>
/// One careless private PostgreSQL for a class of tests; each seed has a database of its own with the sample site in it. Classes run side
/// by side and share none: a transaction of any database holds the feed of every other back, and a seed would not replay.
/// </summary>
public sealed class SimCluster : IAsyncLifetime
{
    private const string Template = "template_of_worlds";

    // The guard of a node's clock asks the database for the time: here that is the simulation's time.
    private const string FalseClock = """
        create schema sim;
        create table sim.clock (at timestamptz not null);
        insert into sim.clock values ('2026-01-01');
        create function sim.clock_timestamp() returns timestamptz language sql volatile as 'select at from sim.clock';
        """;

    private readonly DataFolder folder = DataFolder.Open();
    private readonly SemaphoreSlim oneCopyAtATime = new(1);
    private PrivatePostgres? postgres;
    private int databases;

    public async ValueTask InitializeAsync()
    {
        var machineTime = new MachineTime();
        postgres = await PrivatePostgres.Start(new PrivatePostgresOptions(folder.Path, Durable: false), machineTime, NullLogger.Instance, CancellationToken.None);
        // Statistics that come when the machine has time change plans, and with them the order of rows that no statement orders.
        await Execute("postgres", "alter system set autovacuum = off");
        await Execute("postgres", "select pg_reload_conf()");
        await Execute("postgres", $"create database {Template}");
        await using (var source = NpgsqlDataSource.Create(ConnectionString(Template) + ";Pooling=false"))
        {
            await new Migrator(source, new Clocks(machineTime, machineTime)).Run(CancellationToken.None);
            var database = new Database(source, new WakeUps());
            await SiteApply.LoadIntoEmpty(database, Path.Combine(AppContext.BaseDirectory, "sites", "ganzi"), World.Begins, CancellationToken.None);
            await FeedEpoch.Establish(database, CancellationToken.None);
        }
        await Execute(Template, FalseClock);
    }

    /// <summary>The connection string of a fresh database; its clock is the simulation's.</summary>
    internal async Task<string> NewDatabase()
    {
        var name = $"world_{Interlocked.Increment(ref databases)}";
        await oneCopyAtATime.WaitAsync();
        try
        {
            await Execute("postgres", $"create database {name} template {Template} strategy file_copy");
        }
        finally
        {
            oneCopyAtATime.Release();
        }
        return new NpgsqlConnectionStringBuilder(ConnectionString(name)) { SearchPath = "sim,pg_catalog,public", MaxPoolSize = 20, NoResetOnClose = true, MaxAutoPrepare = 200, AutoPrepareMinUsages = 3 }.ConnectionString;
    }

    internal Task Drop(string connectionString) => Execute("postgres", $"drop database {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
        folder.Dispose();
        oneCopyAtATime.Dispose();
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(postgres!.ConnectionString) { Database = database }.ConnectionString;

    private async Task Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
