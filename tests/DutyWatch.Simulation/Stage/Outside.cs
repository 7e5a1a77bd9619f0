using DutyWatch.Postgres;
using Npgsql;

namespace DutyWatch.Simulation;

/// <summary>The store as somebody outside sees it: one connection, each statement by itself, and no fault ever strikes it.</summary>
internal sealed class Outside(NpgsqlDataSource source) : IAsyncDisposable
{
    private NpgsqlConnection? connection;

    public async Task<T> Do<T>(Func<DutyTransaction, Task<T>> work)
    {
        connection ??= await source.OpenConnectionAsync();
        return await work(new DutyTransaction(connection, null!, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
