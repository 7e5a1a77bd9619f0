using Npgsql;

namespace DutyWatch.Bench.Store;

/// <summary>
/// Check-ins whose ladder is spent and that turn missing: rows that only change their state when their instant comes, written and told to the
/// desks, and nobody is texted.
/// </summary>
internal sealed class CheckInRows(NpgsqlDataSource source)
{
    public Task Fill(int count) => Execute(Sql.Fill, count, DateTimeOffset.UnixEpoch);

    /// <summary>All of them fall due within the second that begins at an instant.</summary>
    public Task FallDue(int count, DateTimeOffset at) => Execute(Sql.FallDue, count, at);

    public async Task<bool> AreAllStepped()
    {
        await using var command = source.CreateCommand(Sql.AreAllStepped);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private async Task Execute(string sql, int count, DateTimeOffset at)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var statement in sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            command.Parameters.AddWithValue("count", count);
            command.Parameters.AddWithValue("at", at.ToUniversalTime());
            await command.ExecuteNonQueryAsync();
        }
    }

    private static class Sql
    {
        public const string Fill = """
            insert into obligation (id, unit_code, kind, no, state, policy, judged_by, level, ladder_id, clock_start_at, opened_at, due_at, next_position, version)
            select md5('row' || n)::uuid, c.code, 'check-in', n, 'late', 'uniform-30-60', 'receipt', 'unknown', (select id from ladder where name = 'late-check-in'),
                   @at + n * interval '1 second', @at, @at, 99, 1
            from generate_series(0, @count - 1) n
            join (select code, row_number() over (order by code) - 1 as number, count(*) over () as count from unit where level = 'county') c on c.number = n % c.count;
            vacuum analyze
            """;

        public const string FallDue = """
            update obligation
            set state = 'late', due_at = @at - interval '60 minutes' + no % 1000 * interval '1 millisecond', next_at = @at + no % 1000 * interval '1 millisecond', version = 1
            where next_position = 99
              and @count > 0;
            vacuum analyze obligation
            """;

        public const string AreAllStepped = "select not exists (select 1 from obligation where next_at is not null)";
    }
}
