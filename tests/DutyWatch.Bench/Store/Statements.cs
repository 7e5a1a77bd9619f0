using System.Diagnostics;
using Npgsql;

namespace DutyWatch.Bench.Store;

/// <summary>One statement as our own code sent it, with its parameters.</summary>
internal sealed record Statement(string Sql, IReadOnlyList<NpgsqlParameter> Parameters);

/// <summary>What went to the server and back in one way.</summary>
internal sealed record Trip(IReadOnlyList<Statement> Statements);

/// <summary>Listens to a data source and keeps what is sent through it: the rival that sends "the same SQL alone" sends exactly this.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly List<Trip> trips = [];
    private readonly ActivityListener listener = new()
    {
        ShouldListenTo = source => source.Name == "Npgsql",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };

    public Recorder() => ActivitySource.AddActivityListener(listener);

    public NpgsqlDataSource Open(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConfigureTracing(o => o
            .ConfigureCommandEnrichmentCallback((_, command) => Keep([Copy(command.CommandText, command.Parameters)]))
            .ConfigureBatchEnrichmentCallback((_, batch) => Keep([.. batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(c => Copy(c.CommandText, c.Parameters))])));
        return builder.Build();
    }

    /// <summary>What was sent since the last call, in order.</summary>
    public List<Trip> Take()
    {
        lock (trips)
        {
            List<Trip> taken = [.. trips];
            trips.Clear();
            return taken;
        }
    }

    public void Dispose() => listener.Dispose();

    private void Keep(IReadOnlyList<Statement> statements)
    {
        lock (trips)
        {
            trips.Add(new Trip(statements));
        }
    }

    private static Statement Copy(string sql, NpgsqlParameterCollection parameters) => new(sql, [.. parameters.Select(p => p.Clone())]);
}

/// <summary>Statements sent again, in the transactions and the ways in which they were sent first.</summary>
internal static class Replay
{
    /// <param name="source">The database, with the rows as they were before the recording.</param>
    /// <param name="trips">What was recorded.</param>
    /// <param name="begins">Whether a statement is the first of its transaction.</param>
    public static async Task Run(NpgsqlDataSource source, IReadOnlyList<Trip> trips, Func<Statement, bool> begins)
    {
        await using var connection = await source.OpenConnectionAsync();
        NpgsqlTransaction? transaction = null;
        foreach (var trip in trips)
        {
            if (transaction is null || begins(trip.Statements[0]))
            {
                await Commit(transaction);
                transaction = await connection.BeginTransactionAsync();
            }
            await Send(trip, connection, transaction);
        }
        await Commit(transaction);
    }

    private static async Task Send(Trip trip, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in trip.Statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            command.Parameters.AddRange(statement.Parameters.Select(p => p.Clone()).ToArray());
            batch.BatchCommands.Add(command);
        }
        var started = Stopwatch.GetTimestamp();
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            do
            {
                while (await reader.ReadAsync())
                {
                    // The rows are carried over the wire, as they are for us.
                }
            }
            while (await reader.NextResultAsync());
        }
        Quick.Say($"{Stopwatch.GetElapsedTime(started).TotalMilliseconds,6:0.0} ms {string.Join(" | ", trip.Statements.Select(Short))}");
    }

    private static string Short(Statement statement) => string.Join(' ', statement.Sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(5));

    private static async Task Commit(NpgsqlTransaction? transaction)
    {
        if (transaction is not null)
        {
            await transaction.CommitAsync();
            await transaction.DisposeAsync();
        }
    }
}
