using Microsoft.Extensions.Logging;
using Npgsql;

namespace DutyWatch.Postgres.Private;

/// <summary>
/// The PostgreSQL of the embedded default: a real server, started and stopped by us, reached through a socket that only its
/// account can open. It ends when we end, however we end; while we live it is started again if something kills it.
/// </summary>
public sealed partial class PrivatePostgres : IAsyncDisposable
{
    private readonly DataFolderLock held;
    private readonly CancellationTokenSource stopping;
    private readonly Task life;
    private readonly Lazy<Task> stopped;

    private PrivatePostgres(DataFolderLock held, CancellationTokenSource stopping, Task life, string connectionString)
    {
        this.held = held;
        this.stopping = stopping;
        this.life = life;
        stopped = new Lazy<Task>(StopOnce);
        ConnectionString = connectionString;
    }

    /// <summary>As the owner of the database <c>dutywatch</c>, who may do everything. Holds a password: never log it.</summary>
    public string ConnectionString { get; }

    /// <param name="machineTime">The machine's own clock: with a false one nothing would ever get ready.</param>
    /// <exception cref="DataFolderInUseException">Another DutyWatch lives on the folder.</exception>
    /// <exception cref="PrivatePostgresException">No usable PostgreSQL, or one that does not start; the message says what to do.</exception>
    public static async Task<PrivatePostgres> Start(PrivatePostgresOptions options, TimeProvider machineTime, ILogger logger, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(machineTime);
        var place = await DataPlace.Find(options.DataFolder, ct);
        var held = DataFolderLock.Take(place.Folder, place.Asked);
        try
        {
            var binaries = PostgresBinaries.Choose(await PostgresBinaries.FindAll(options.NpmBinaries, place.Account, ct), place);
            if (place.SetAsideUnlinked(binaries.Major, machineTime.GetUtcNow()) is { } aside)
            {
                Log.SetAside(logger, aside);
            }
            var cluster = await Cluster.Open(place, binaries, options.Durable, ct);
            return await Start(cluster, held, new Supervisor(cluster, options.Durable, machineTime, logger), ct);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>For a command beside a living server: how to reach that server's database, or null when nobody lives there.</summary>
    public static async Task<string?> FindRunning(string dataFolder, CancellationToken ct)
    {
        var place = await DataPlace.Find(dataFolder, ct);
        var folder = place.Majors().Select(place.ClusterOf).FirstOrDefault(IsServed);
        return folder is null ? null : Reach(folder, await Cluster.ReadPassword(folder, ct)).ConnectionString;
    }

    /// <summary>A fast shutdown: whoever is still connected is cut off. Close the data sources first.</summary>
    public Task Stop() => stopped.Value;

    public async ValueTask DisposeAsync() => await Stop();

    private static async Task<PrivatePostgres> Start(Cluster cluster, DataFolderLock held, Supervisor supervisor, CancellationToken ct)
    {
        var stopping = new CancellationTokenSource();
        var life = Task.CompletedTask;
        try
        {
            var password = await Cluster.ReadPassword(cluster.Folder, ct);
            life = await supervisor.Start(stopping.Token, ct);
            return new PrivatePostgres(held, stopping, life, await EnsureDatabase(cluster, password, ct));
        }
        catch
        {
            await stopping.CancelAsync();
            await life;
            stopping.Dispose();
            throw;
        }
    }

    private static async Task<string> EnsureDatabase(Cluster cluster, string password, CancellationToken ct)
    {
        var wanted = Reach(cluster.Folder, password);
        var first = new NpgsqlConnectionStringBuilder(wanted.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(first.ConnectionString);
        await connection.OpenAsync(ct);
        await using var look = new NpgsqlCommand(Sql.DatabaseExists, connection);
        if (await look.ExecuteScalarAsync(ct) is null)
        {
            await using var create = new NpgsqlCommand(Sql.CreateDatabase, connection);
            await create.ExecuteNonQueryAsync(ct);
        }
        return wanted.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder Reach(string folder, string password) => new()
    {
        Host = Cluster.SocketFolderOf(folder),
        Port = 5432,
        Username = Cluster.Role,
        Password = password,
        Database = "dutywatch",
    };

    private static bool IsServed(string folder) =>
        PidFile.Read(Path.Combine(folder, "postmaster.pid")) is { IsReady: true } file && ProcessTable.LivingIn(folder).Contains(file.Pid);

    private async Task StopOnce()
    {
        await stopping.CancelAsync();
        await life;
        stopping.Dispose();
        held.Dispose();
    }

    private static class Sql
    {
        public const string DatabaseExists = "select 1 from pg_database where datname = 'dutywatch'";
        public const string CreateDatabase = "create database dutywatch";
    }

    private static partial class Log
    {
        [LoggerMessage(1105, LogLevel.Warning, "Data folder was deleted: its old database was kept as {Folder} and a new one begins")]
        public static partial void SetAside(ILogger logger, string folder);
    }
}
