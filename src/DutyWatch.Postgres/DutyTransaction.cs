using Npgsql;

namespace DutyWatch.Postgres;

/// <summary>One open transaction: hand-written SQL in, records out.</summary>
public sealed class DutyTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
{
    private readonly List<Action> afterCommit = [];
    private readonly List<Action> ifAbandoned = [];

    public CancellationToken Ct => ct;

    internal bool HasWritten { get; private set; }

    /// <summary>A hint for this process, given only when the rows are really there. The rows stay the truth.</summary>
    public void AfterCommit(Action hint) => afterCommit.Add(hint);

    /// <summary>Gives back what was reserved in memory when nothing comes of the transaction.</summary>
    public void IfAbandoned(Action giveBack) => ifAbandoned.Add(giveBack);

    /// <summary>All rows; columns are matched to the record's parameters by place and checked by name.</summary>
    public async Task<List<T>> List<T>(string sql, object? arguments = null)
    {
        await using var command = Command(sql, arguments);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var read = RowReader<T>.For(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(read(reader));
        }
        return rows;
    }

    /// <summary>The first row, or default when there is none.</summary>
    public async Task<T?> First<T>(string sql, object? arguments = null) => (await List<T>(sql, arguments)).FirstOrDefault();

    public async Task<T> One<T>(string sql, object? arguments = null) => (await List<T>(sql, arguments)).Single();

    /// <summary>How many rows were changed.</summary>
    public async Task<int> Execute(string sql, object? arguments = null)
    {
        await using var command = Command(sql, arguments);
        var changed = await command.ExecuteNonQueryAsync(ct);
        // A sweep that changes nothing must not wake itself.
        HasWritten |= changed > 0;
        return changed;
    }

    internal void Committed() => afterCommit.ForEach(hint => hint());

    internal void Abandon() => ifAbandoned.ForEach(giveBack => giveBack());

    private NpgsqlCommand Command(string sql, object? arguments)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        Arguments.AddTo(command, arguments);
        return command;
    }
}
