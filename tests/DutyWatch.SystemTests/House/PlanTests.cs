using DutyWatch.Alerts.Sending;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Escalations;
using DutyWatch.Server.Obligations;
using DutyWatch.Server.Search;
using DutyWatch.SystemTests.TestGround;
using Npgsql;

namespace DutyWatch.SystemTests.House;

/// <summary>What is asked every second goes by its index, whatever the year has left behind. The planner is free to choose.</summary>
public sealed class PlanTests(TestCluster cluster, PlanTests.Year year) : IClassFixture<PlanTests.Year>
{
    private static readonly DateTimeOffset Evening = new(2026, 12, 13, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public Task The_escalation_sweep_finds_what_is_due() =>
        GoesBy("obligation_next", "obligation", EscalationSweep.Sql.Candidates, new { now = Evening, take = 500 });

    [Fact]
    public Task The_alarm_clock_finds_the_nearest_instant() => GoesBy("obligation_next", "obligation", EscalationSweep.Sql.NextDue, new { });

    [Fact]
    public Task The_rail_lists_what_is_owed_by_time_left() =>
        GoesBy("obligation_owed", "obligation", ObligationViews.Sql.ListPage, new
        {
            states = new[] { "open", "reminded", "late", "missing" },
            unit = (string?)null,
            caller_unit = "513300",
            after_due = new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.Zero),
            after_id = Guid.Empty,
            take = 51,
        });

    [Fact]
    public Task The_sender_claims_what_waits() =>
        GoesBy("delivery_waiting", "delivery", ClaimDeliveries.Sql.Lease, new
        {
            channel = "phone-box",
            lane = "ladder",
            take = 20,
            owner = 1L,
            now = Evening,
            machine_now = Evening,
            lease_until = Evening.AddMinutes(1),
        });

    [Fact]
    public Task The_feed_is_read_from_its_cursor_on() =>
        GoesBy("event_has_one_place", "event", EventLog.Sql.After, new { epoch = 1L, xid = "201", id = 19_900L, take = 500, audience = (string?)null });

    [Fact]
    public Task A_console_that_was_away_reads_its_share_of_the_feed() =>
        GoesBy("event_has_one_place", "event", EventLog.Sql.After, new { epoch = 1L, xid = "190", id = 18_700L, take = 500, audience = (string?)"513301" });

    [Theory]
    [InlineData("'12345'")]
    [InlineData("'雪崩' & '山体'")]
    [InlineData("'12345' & ('@513301' | '@')")]
    [InlineData("'雪':*")]
    public Task A_rare_word_is_found_by_the_index_of_terms(string words) => GoesBy("search_entry_by_terms", "search_entry", SearchStatements.Sql.ByTerms, Searched(words));

    [Fact]
    public Task A_frequent_word_is_found_among_the_newest() => GoesBy("search_entry_by_opening", "search_entry", SearchStatements.Sql.AmongTheNewest, Searched("'滑坡'"));

    [Fact]
    public Task Filters_without_words_read_the_newest_incidents() => GoesBy("incident_by_opening", "incident", SearchStatements.Sql.Listed, Searched(null));

    [Fact]
    public async Task Without_its_index_the_same_question_reads_the_whole_table()
    {
        await using var connection = await (await year.In(cluster)).OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var undone = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var drop = new NpgsqlCommand("drop index obligation_next", connection, undone);
        await drop.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var plan = await Plan(connection, EscalationSweep.Sql.Candidates, new { now = Evening, take = 500 });

        Assert.False(IsUsed("obligation_next", "obligation", plan), plan);
    }

    private static object Searched(string? words) => new
    {
        caller_unit = "513300",
        kind = (string?)null,
        levels = new[] { "I", "II", "III", "IV" },
        unit = (string?)null,
        since = DateTimeOffset.MinValue,
        until = DateTimeOffset.MaxValue,
        late = (bool?)null,
        states = new[] { "following", "final" },
        before = DateTimeOffset.MaxValue,
        before_id = Guid.AllBitsSet,
        take = 51,
        walk = 2_000,
        words,
    };

    private async Task GoesBy(string index, string table, string sql, object arguments)
    {
        await using var connection = await (await year.In(cluster)).OpenConnectionAsync(TestContext.Current.CancellationToken);

        var plan = await Plan(connection, sql, arguments);

        Assert.True(IsUsed(index, table, plan), $"{index} is not used:\n{plan}");
    }

    private static bool IsUsed(string index, string table, string plan) =>
        (plan.Contains($" using {index} on {table}", StringComparison.Ordinal) || plan.Contains($" on {index} \n", StringComparison.Ordinal))
        && !plan.Contains($"Seq Scan on {table} ", StringComparison.Ordinal);

    private static async Task<string> Plan(NpgsqlConnection connection, string sql, object arguments)
    {
        await using var command = new NpgsqlCommand("explain (costs off) " + sql, connection);
        Arguments.AddTo(command.Parameters, arguments);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var plan = "";
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            plan += reader.GetString(0) + " \n";
        }
        return plan;
    }

    /// <summary>Filled once for all the questions.</summary>
    public sealed class Year : IAsyncDisposable
    {
        private readonly SemaphoreSlim once = new(1);
        private NpgsqlDataSource? source;

        public async Task<NpgsqlDataSource> In(TestCluster cluster)
        {
            await once.WaitAsync();
            try
            {
                return source ??= await Fill(cluster);
            }
            finally
            {
                once.Release();
            }
        }

        public async ValueTask DisposeAsync()
        {
            once.Dispose();
            if (source is not null)
            {
                await source.DisposeAsync();
            }
        }

        private static async Task<NpgsqlDataSource> Fill(TestCluster cluster)
        {
            var filled = await cluster.NewDatabase();
            foreach (var sql in new[] { BusyYear.Fill, "vacuum analyze" })
            {
                await using var command = filled.CreateCommand(sql);
                await command.ExecuteNonQueryAsync();
            }
            return filled;
        }
    }
}
