using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Private;
using DutyWatch.Postgres.Schema;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Site;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DutyWatch.Bench;

/// <summary>A durable private PostgreSQL (fsync on) in a folder of its own; each benchmark has databases of its own in it.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly string folder;
    private readonly PrivatePostgres postgres;

    private Ground(string folder, PrivatePostgres postgres)
    {
        this.folder = folder;
        this.postgres = postgres;
    }

    public static Clocks Clocks { get; } = SystemClocks.Create();

    public static async Task<Ground> Open()
    {
        var folder = Directory.CreateTempSubdirectory("dutywatch-bench-").FullName;
        var postgres = await PrivatePostgres.Start(new PrivatePostgresOptions(folder), Clocks.Machine, NullLogger.Instance, CancellationToken.None);
        return new Ground(folder, postgres);
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> NewDatabase(string name)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"drop database if exists {name} with (force)", connection);
        await drop.ExecuteNonQueryAsync();
        await using var create = new NpgsqlCommand($"create database {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = name, MaxPoolSize = 60, MaxAutoPrepare = DutyWatch.Postgres.Database.StatementsKeptPrepared }.ConnectionString;
    }

    /// <summary>A new database with the schema and the sample site in it.</summary>
    public async Task<string> NewSite(string name)
    {
        var connectionString = await NewDatabase(name);
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await new Migrator(source, Clocks).Run(CancellationToken.None);
        await SiteApply.LoadIntoEmpty(new Database(source, new WakeUps()), Path.Combine(AppContext.BaseDirectory, "sites", "ganzi"), Clocks.Now, CancellationToken.None);
        // What is measured must not depend on the hour at which it runs.
        await using var quiet = source.CreateCommand("delete from check_in_schedule");
        await quiet.ExecuteNonQueryAsync();
        return connectionString;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
