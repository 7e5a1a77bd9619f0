using DutyWatch.Core.Answers;
using DutyWatch.Postgres.Faults;
using DutyWatch.Postgres.Sweeps;
using Npgsql;

namespace DutyWatch.Postgres;

/// <summary>The one way to PostgreSQL: short transactions, retried whole, with wake-ups only after the commit.</summary>
public sealed class Database(NpgsqlDataSource source, WakeUps wakeUps)
{
    /// <summary>A connection keeps the plans of so many statements: to plan one anew costs as much as to run it.</summary>
    public const int StatementsKeptPrepared = 120;

    private const int Tries = 3;

    /// <summary>Runs a command. A refusal rolls everything back; an accepted reply is committed durably before it is returned.</summary>
    public async Task<Answer<T>> Decide<T>(Func<DutyTransaction, Task<Answer<T>>> work, CancellationToken ct) =>
        await Retry(async () =>
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var duty = new DutyTransaction(connection, transaction, ct);
            try
            {
                Fault.Point("database.begun");
                var answer = await work(duty);
                if (answer.IsRefused)
                {
                    await transaction.RollbackAsync(ct);
                    duty.Abandon();
                    return answer;
                }
                await duty.Flush();
                Fault.Point("database.committing");
                // Whoever hangs up or stops now would not know whether it was committed; and a page leased in it would wait for its lease to end.
                await transaction.CommitAsync(CancellationToken.None);
                Fault.Point("database.committed");
                duty.Committed();
                WakeAfter(duty);
                return answer;
            }
            catch
            {
                duty.Abandon();
                throw;
            }
        });

    /// <summary>Runs work that cannot be refused.</summary>
    public async Task<T> Do<T>(Func<DutyTransaction, Task<T>> work, CancellationToken ct) =>
        (await Decide<T>(async tx => await work(tx), ct)).Reply;

    public async Task Do(Func<DutyTransaction, Task> work, CancellationToken ct) =>
        await Do(async tx => { await work(tx); return true; }, ct);

    /// <summary>Reads rows and the event cursor in one snapshot: snapshot + events after the cursor = the present.</summary>
    public async Task<T> Read<T>(Func<DutyTransaction, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var reply = await work(new DutyTransaction(connection, transaction, ct));
        await transaction.CommitAsync(ct);
        return reply;
    }

    // Commit first, wake after. Nothing is told inside the transaction: NOTIFY takes a cluster-wide lock until commit.
    private void WakeAfter(DutyTransaction duty)
    {
        if (duty.HasWritten)
        {
            wakeUps.Committed();
        }
    }

    // A serialization failure or deadlock took nothing: handlers have no outside effects, so the whole of it is safe to run again.
    private static async Task<T> Retry<T>(Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (PostgresException e) when (attempt < Tries && e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected)
            {
            }
        }
    }
}
