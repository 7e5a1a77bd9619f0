using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;
using Npgsql;

namespace DutyWatch.CrashTests.Ground;

/// <summary>The database as the checker reads it from outside, however often PostgreSQL dies meanwhile.</summary>
internal sealed class Store : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly NpgsqlDataSource source;
    private readonly Database database;

    public Store(string connectionString)
    {
        source = NpgsqlDataSource.Create(connectionString + ";Maximum Pool Size=3");
        database = new Database(source, new WakeUps());
    }

    public Task<List<T>> List<T>(string sql, object? arguments = null) => Patiently(() => database.Do(tx => tx.List<T>(sql, arguments), CancellationToken.None));

    public Task<T> One<T>(string sql, object? arguments = null) => Patiently(() => database.Do(tx => tx.One<T>(sql, arguments), CancellationToken.None));

    public Task<int> Execute(string sql) => Patiently(() => database.Do(tx => tx.Execute(sql), CancellationToken.None));

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>Tries again while the database is away.</summary>
    public static async Task<T> Patiently<T>(Func<Task<T>> work)
    {
        var since = Site.Time.GetTimestamp();
        while (true)
        {
            try
            {
                return await work();
            }
            catch (Exception e) when (e is NpgsqlException or IOException && !IsWrong(e) && Site.Time.GetElapsedTime(since) < Patience)
            {
                await Task.Delay(Between, Site.Time);
            }
        }
    }

    // A statement that PostgreSQL understood and refused will be refused again.
    private static bool IsWrong(Exception e) => e is PostgresException { SqlState: [not '5', ..] };
}
