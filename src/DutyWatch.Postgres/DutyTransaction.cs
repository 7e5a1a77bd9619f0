using DutyWatch.Core.Answers;
using Npgsql;

namespace DutyWatch.Postgres;

/// <summary>
/// One open transaction: hand-written SQL in, records out. What is sent or asked together makes one way to the server and back;
/// the order of the statements is the order of the calls.
/// </summary>
public sealed class DutyTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
{
    private readonly List<Action> afterCommit = [];
    private readonly List<Action> ifAbandoned = [];
    private readonly List<Waiting> waiting = [];

    public CancellationToken Ct => ct;

    internal bool HasWritten { get; private set; }

    /// <summary>A hint for this process, given only when the rows are really there. The rows stay the truth.</summary>
    public void AfterCommit(Action hint) => afterCommit.Add(hint);

    /// <summary>Gives back what was reserved in memory when nothing comes of the transaction.</summary>
    public void IfAbandoned(Action giveBack) => ifAbandoned.Add(giveBack);

    /// <summary>Writes what nobody waits for: it goes out with the next question, at the latest before the commit, and its fault shows there.</summary>
    /// <param name="sql">One statement that answers with no rows.</param>
    /// <param name="arguments">Its parameters.</param>
    public void Send(string sql, object? arguments = null) => Wait(sql, arguments, null);

    /// <summary>Asks without waiting: the question goes out with the next one that is waited for.</summary>
    public Asked<T> Ask<T>(string sql, object? arguments = null)
    {
        var asked = new Asked<T>(Flush);
        Wait(sql, arguments, asked.Hear);
        return asked;
    }

    /// <summary>All rows; columns are matched to the record's parameters by place and checked by name.</summary>
    public Task<List<T>> List<T>(string sql, object? arguments = null) => Ask<T>(sql, arguments).List();

    /// <summary>The first row, or default when there is none.</summary>
    public Task<T?> First<T>(string sql, object? arguments = null) => Ask<T>(sql, arguments).First();

    public Task<T> One<T>(string sql, object? arguments = null) => Ask<T>(sql, arguments).One();

    /// <summary>How many rows were changed.</summary>
    public async Task<int> Execute(string sql, object? arguments = null)
    {
        await Flush();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        Arguments.AddTo(command.Parameters, arguments);
        var changed = await command.ExecuteNonQueryAsync(ct);
        // A sweep that changes nothing must not wake itself.
        HasWritten |= changed > 0;
        return changed;
    }

    /// <summary>Does a part that may be refused: a refusal takes back what this part wrote, and the transaction goes on.</summary>
    public async Task<Answer<T>> Attempt<T>(Func<Task<Answer<T>>> work)
    {
        await Flush();
        await transaction.SaveAsync("attempt", ct);
        var answer = await work();
        await Flush();
        if (answer.IsRefused)
        {
            await transaction.RollbackAsync("attempt", ct);
        }
        return answer;
    }

    /// <summary>Sends what still waits.</summary>
    internal async Task Flush()
    {
        if (waiting.Count == 0)
        {
            return;
        }
        List<Waiting> going = [.. waiting];
        waiting.Clear();
        await using var batch = new NpgsqlBatch(connection, transaction);
        going.ForEach(w => batch.BatchCommands.Add(w.Command));
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            // The reader stops only at statements that answer with rows.
            foreach (var hear in going.Select(w => w.Hear).OfType<Func<NpgsqlDataReader, CancellationToken, Task>>())
            {
                await hear(reader, ct);
                await reader.NextResultAsync(ct);
            }
        }
        HasWritten |= going.Exists(w => w.Hear is null && w.Command.RecordsAffected > 0);
    }

    internal void Committed() => afterCommit.ForEach(hint => hint());

    internal void Abandon() => ifAbandoned.ForEach(giveBack => giveBack());

    private void Wait(string sql, object? arguments, Func<NpgsqlDataReader, CancellationToken, Task>? hear)
    {
        var command = new NpgsqlBatchCommand(sql);
        Arguments.AddTo(command.Parameters, arguments);
        waiting.Add(new Waiting(command, hear));
    }

    private sealed record Waiting(NpgsqlBatchCommand Command, Func<NpgsqlDataReader, CancellationToken, Task>? Hear);
}
