using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Private;
using DutyWatch.Postgres.Schema;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Site;
using DutyWatch.SystemTests.Ground;
using DutyWatch.SystemTests.TestGround;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace DutyWatch.SystemTests.TestGround;

/// <summary>One private PostgreSQL for the whole run; each test has a database of its own, copied from one that was migrated once.</summary>
public sealed class TestCluster : IAsyncLifetime
{
    private readonly DataFolder folder = DataFolder.Open();
    private readonly SemaphoreSlim oneCopyAtATime = new(1);
    private PrivatePostgres? postgres;
    private int databases;

    public async ValueTask InitializeAsync()
    {
        var machineTime = new MachineTime();
        postgres = await PrivatePostgres.Start(new PrivatePostgresOptions(folder.Path, Durable: false), machineTime, NullLogger.Instance, CancellationToken.None);
        await Execute("create database template_of_tests");
        await using var source = NpgsqlDataSource.Create(ConnectionString("template_of_tests") + ";Pooling=false");
        await new Migrator(source, new Clocks(machineTime, machineTime)).Run(CancellationToken.None);
        await Execute("create database template_of_sites template template_of_tests strategy file_copy");
        await using var site = NpgsqlDataSource.Create(ConnectionString("template_of_sites") + ";Pooling=false");
        await SiteApply.LoadIntoEmpty(new Database(site, new WakeUps()), System.IO.Path.Combine(AppContext.BaseDirectory, "sites", "ganzi"), machineTime.GetUtcNow(), CancellationToken.None);
        // A story that does not ask about them is not told of eighteen counties' daily check-ins.
        await Execute("delete from check_in_schedule", "template_of_sites");
    }

    /// <summary>A fresh, migrated database. The caller disposes of the source; the cluster goes with the run.</summary>
    public Task<NpgsqlDataSource> NewDatabase() => Copy("template_of_tests");

    /// <summary>A fresh database with the sample site in it.</summary>
    public Task<NpgsqlDataSource> NewSite() => Copy("template_of_sites");

    /// <summary>For a process of its own: what the source says of itself has no password.</summary>
    public string AddressOf(NpgsqlDataSource source) => ConnectionString(new NpgsqlConnectionStringBuilder(source.ConnectionString).Database!);

    /// <summary>A database with nothing in it; its owner, when named, is an ordinary role made for it.</summary>
    public async Task<NpgsqlDataSource> NewEmpty(string? owner = null)
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        if (owner is null)
        {
            await Execute($"create database {name}");
            return NpgsqlDataSource.Create(ConnectionString(name));
        }
        await Execute($"create role {owner} login password 'invented'");
        await Execute($"create database {name} owner {owner}");
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString(name)) { Username = owner, Password = "invented" }.ConnectionString);
    }

    private async Task<NpgsqlDataSource> Copy(string template)
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        // A template can be copied by one session at a time only.
        await oneCopyAtATime.WaitAsync();
        try
        {
            await Execute($"create database {name} template {template} strategy file_copy");
        }
        finally
        {
            oneCopyAtATime.Release();
        }
        return NpgsqlDataSource.Create(ConnectionString(name) + $";Maximum Pool Size=40;Max Auto Prepare={Database.StatementsKeptPrepared}");
    }

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

    private async Task Execute(string sql, string? database = null)
    {
        await using var connection = new NpgsqlConnection((database is null ? postgres!.ConnectionString : ConnectionString(database)) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
