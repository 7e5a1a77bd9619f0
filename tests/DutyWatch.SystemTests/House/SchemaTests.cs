using System.Text.RegularExpressions;
using DutyWatch.Alerts;
using DutyWatch.Core;
using DutyWatch.Core.Access;
using DutyWatch.Core.CheckIns;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;
using DutyWatch.Server.Site;
using DutyWatch.SystemTests.TestGround;
using DutyWatch.UnitTests.House;
using Npgsql;

namespace DutyWatch.SystemTests.House;

public sealed partial class SchemaTests(TestCluster cluster)
{
    [Fact]
    public async Task The_committed_schema_is_what_the_migrations_make()
    {
        await using var source = await cluster.NewDatabase();

        var lines = await Catalogue.List(source, Catalogue.Schema);

        GeneratedFile.Agrees("ops/db/schema.sql", "-- Written by SchemaTests from a migrated database: change the migrations.\n\n" + string.Join("\n\n", lines) + "\n");
    }

    [Fact]
    public async Task Every_foreign_key_has_an_index()
    {
        await using var source = await cluster.NewDatabase();

        Assert.Empty(await Catalogue.List(source, Catalogue.ForeignKeysWithoutIndex));
    }

    [Fact]
    public async Task Every_state_has_a_check()
    {
        await using var source = await cluster.NewDatabase();

        Assert.Empty(await Catalogue.List(source, Catalogue.StatesWithoutCheck));
    }

    [Fact]
    public async Task A_key_without_index_and_a_state_without_check_are_found()
    {
        await using var source = await cluster.NewDatabase();
        await Execute(source, "create table spoilt (unit_code text references unit, unit_state text, other text, constraint spoilt_other check (other <> ''))");
        await Execute(source, "create index spoilt_partial on spoilt (unit_code) where other = 'x'");
        await Execute(source, "create index spoilt_second on spoilt (other, unit_code)");

        Assert.Equal(["spoilt.spoilt_unit_code_fkey"], await Catalogue.List(source, Catalogue.ForeignKeysWithoutIndex));
        Assert.Equal(["spoilt.unit_state"], await Catalogue.List(source, Catalogue.StatesWithoutCheck));
    }

    [Theory]
    [MemberData(nameof(ClosedSets))]
    public async Task The_database_allows_the_words_of_the_program_and_no_others(string constraint, string[] words)
    {
        await using var source = await cluster.NewDatabase();

        var check = Assert.Single(await Catalogue.List(source, Catalogue.CheckNamed, new NpgsqlParameter("name", constraint)));

        Assert.Equal(words.Order(StringComparer.Ordinal), Quoted().Matches(check).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    public static TheoryData<string, string[]> ClosedSets() => new()
    {
        { "incident_state_is_known", Of<IncidentState>() },
        { "incident_level_is_known", Of<Level>() },
        { "incident_confirmed_level_is_known", Of<Level>() },
        { "incident_prospective_level_is_known", Of<Level>() },
        { "deadline_is_for_a_known_level", Of<Level>() },
        { "follow_up_is_for_a_known_level", Of<Level>() },
        { "report_stage_is_known", Of<Stage>() },
        { "obligation_state_is_known", Of<ObligationState>() },
        { "obligation_kind_is_known", Of<ObligationKind>() },
        // A check-in has hours of its own and no deadline after a clock.
        { "deadline_is_for_a_known_kind", [.. Of<ObligationKind>().Where(kind => kind != "check-in")] },
        { "check_in_posture_is_known", Of<Posture>() },
        { "upward_stage_is_known", Of<UpwardStage>() },
        { "proposal_is_for_a_known_act", Of<ProposedAct>() },
        { "ladder_step_does_something_known", Of<StepAction>() },
        { "alert_lane_is_known", Of<Lane>() },
        { "message_lane_is_known", Of<Lane>() },
        { "timetable_is_for_a_known_lane", Of<Lane>() },
        { "api_key_role_is_known", Of<Role>() },
        { "account_role_is_known", [.. Of<Role>().Where(word => !word.StartsWith("api-", StringComparison.Ordinal))] },
        { "roster_post_is_known", [.. DutyWatch.Core.Rosters.Posts.All] },
        { "roster_pattern_is_known", [.. DutyWatch.Core.Rosters.ShiftPattern.All.Select(p => p.Code)] },
        { "roster_eve_pattern_is_known", PackRows.DayPatterns },
        { "roster_weekend_pattern_is_known", PackRows.DayPatterns },
        { "roster_holiday_pattern_is_known", PackRows.DayPatterns },
        { "calendar_day_is_of_a_known_type", PackRows.DayTypes },
    };

    private static string[] Of<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Words.Of)];

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("'([^']*)'::text")]
    private static partial Regex Quoted();
}
