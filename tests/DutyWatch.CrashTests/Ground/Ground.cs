using System.Globalization;
using DutyWatch.Postgres.Private;
using DutyWatch.SystemTests.Ground;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DutyWatch.CrashTests.Ground;

/// <summary>A private PostgreSQL with everything on that makes it durable; it may be killed at any time and is started again by its own supervisor.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private const string Template = "template_of_sites";

    private readonly DataFolder folder;
    private readonly PrivatePostgres postgres;
    private int databases;

    private Ground(DataFolder folder, PrivatePostgres postgres)
    {
        this.folder = folder;
        this.postgres = postgres;
    }

    /// <summary>The folder in which its processes live.</summary>
    public string Cluster => folder.Cluster;

    public static async Task<Ground> Open()
    {
        var folder = DataFolder.Open();
        var ground = new Ground(folder, await PrivatePostgres.Start(new PrivatePostgresOptions(folder.Path), Site.Time, NullLogger.Instance, CancellationToken.None));
        await ground.Execute($"create database {Template}");
        await Site.Load(ground.Reach(Template) + ";Pooling=false");
        return ground;
    }

    /// <summary>The connection string of a new database with the site in it.</summary>
    public Task<string> NewSite() => New($" template {Template} strategy file_copy");

    public Task<string> NewEmpty() => New("");

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        folder.Dispose();
    }

    private async Task<string> New(string from)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"struck_{Interlocked.Increment(ref databases)}");
        await Store.Patiently(async () =>
        {
            await Execute($"drop database if exists {name} with (force)");
            await Execute($"create database {name}{from}");
            return true;
        });
        return Reach(name);
    }

    private string Reach(string database) => new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = database, MaxPoolSize = 30 }.ConnectionString;

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Reach("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
