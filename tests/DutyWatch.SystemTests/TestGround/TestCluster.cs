using System.Globalization;
using DutyWatch.Core.Time;
using DutyWatch.Postgres.Private;
using DutyWatch.Postgres.Schema;
using DutyWatch.SystemTests.Ground;
using DutyWatch.SystemTests.TestGround;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace DutyWatch.SystemTests.TestGround;

/// <summary>One private PostgreSQL for all tests; each test gets a database of its own, cloned from a migrated one.</summary>
public sealed class TestCluster : IAsyncLifetime
{
    private readonly DataFolder folder = DataFolder.Open();
    private PrivatePostgres? postgres;
    private int databases;

    public async ValueTask InitializeAsync()
    {
        var time = new MachineTime();
        postgres = await PrivatePostgres.Start(new PrivatePostgresOptions(folder.Path, Durable: false), time, NullLogger.Instance, CancellationToken.None);
        await using var template = NpgsqlDataSource.Create(postgres.ConnectionString);
        await new Migrator(template, new Clocks(time, time)).Run(CancellationToken.None);
    }

    public async Task<NpgsqlDataSource> NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref databases)}");
        var wanted = new NpgsqlConnectionStringBuilder(postgres!.ConnectionString);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(wanted.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name} template {wanted.Database}", connection);
        await create.ExecuteNonQueryAsync();
        wanted.Database = name;
        return NpgsqlDataSource.Create(wanted.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null)
        {
            await postgres.DisposeAsync();
        }
        folder.Dispose();
    }
}
