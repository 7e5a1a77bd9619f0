using System.Security.Cryptography;
using DutyWatch.Postgres.Faults;
using Npgsql;

namespace DutyWatch.Alerts.Sending;

/// <summary>
/// A session advisory lock on a connection of its own, held as long as this process lives. Its key marks the leases of this
/// process: when the lock is free, the process is gone and others take its leases over at once.
/// </summary>
internal sealed class ProcessLock(NpgsqlDataSource source) : IAsyncDisposable
{
    // The sender and the sweep both ask, and a connection serves one at a time.
    private readonly SemaphoreSlim asking = new(1);
    private NpgsqlConnection? connection;
    private long key;
    private volatile bool held;

    /// <summary>The mark for leases; null while the lock is not held, so that nothing is leased that nobody could take over.</summary>
    public long? Key => held ? key : null;

    /// <summary>Takes the lock, or takes it again after the connection was lost.</summary>
    public async Task<long> Hold(CancellationToken ct)
    {
        await asking.WaitAsync(ct);
        try
        {
            // A connection whose lock was not taken, since taking it threw, is as good as none.
            return held && connection is not null && await IsAlive(connection, ct) ? key : await Take(ct);
        }
        finally
        {
            asking.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Release();
        asking.Dispose();
    }

    private async Task<long> Take(CancellationToken ct)
    {
        await Release();
        connection = await source.OpenConnectionAsync(ct);
        // A new one each time: what was leased under the old key while the database was away may be half done, and must not look alive.
        key = RandomNumberGenerator.GetInt32(1, int.MaxValue) * (1L << 31) + RandomNumberGenerator.GetInt32(int.MaxValue);
        await using var command = new NpgsqlCommand(Sql.Lock, connection);
        command.Parameters.AddWithValue("key", key);
        await command.ExecuteNonQueryAsync(ct);
        Fault.Point("lock.taken");
        held = true;
        return key;
    }

    private async Task Release()
    {
        held = false;
        if (connection is not null)
        {
            // A pooled connection would keep its session, and with it the lock, after the process thought it was given back.
            NpgsqlConnection.ClearPool(connection);
            await connection.DisposeAsync();
            connection = null;
        }
    }

    private static async Task<bool> IsAlive(NpgsqlConnection connection, CancellationToken ct)
    {
        try
        {
            await using var command = new NpgsqlCommand(Sql.StillThere, connection);
            await command.ExecuteNonQueryAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public static class Sql
    {
        public const string Lock = "select pg_advisory_lock(@key)";

        public const string StillThere = "select 1";
    }
}
