using Npgsql;

namespace DutyWatch.Postgres;

/// <summary>A question that goes out with others; whoever first waits for one of them sends them all, in the order in which they were asked.</summary>
public sealed class Asked<T>
{
    private readonly Func<Task> send;
    private List<T>? rows;

    internal Asked(Func<Task> send) => this.send = send;

    /// <summary>All rows; columns are matched to the record's parameters by place and checked by name.</summary>
    public async Task<List<T>> List()
    {
        if (rows is null)
        {
            await send();
        }
        return rows!;
    }

    /// <summary>The first row, or default when there is none.</summary>
    public async Task<T?> First() => (await List()).FirstOrDefault();

    public async Task<T> One() => (await List()).Single();

    internal async Task Hear(NpgsqlDataReader reader, CancellationToken ct)
    {
        var read = RowReader<T>.For(reader);
        var heard = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            heard.Add(read(reader));
        }
        rows = heard;
    }
}
