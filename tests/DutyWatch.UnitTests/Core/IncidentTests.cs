using DutyWatch.Core.Incidents;
using DutyWatch.Core.Reports;

namespace DutyWatch.UnitTests.Core;

public sealed class IncidentTests
{
    [Theory]
    [InlineData(IncidentState.Lead, Stage.Phone, IncidentState.Phone)]
    [InlineData(IncidentState.Lead, Stage.First, IncidentState.Written)]
    [InlineData(IncidentState.Lead, Stage.Update, IncidentState.Following)]
    [InlineData(IncidentState.Phone, Stage.Phone, IncidentState.Phone)]
    [InlineData(IncidentState.Phone, Stage.First, IncidentState.Written)]
    [InlineData(IncidentState.Written, Stage.Phone, IncidentState.Written)]
    [InlineData(IncidentState.Written, Stage.First, IncidentState.Written)]
    [InlineData(IncidentState.Written, Stage.Update, IncidentState.Following)]
    [InlineData(IncidentState.Following, Stage.First, IncidentState.Following)]
    [InlineData(IncidentState.Following, Stage.Update, IncidentState.Following)]
    [InlineData(IncidentState.Following, Stage.Phone, IncidentState.Following)]
    [InlineData(IncidentState.ResponseEnded, Stage.Update, IncidentState.ResponseEnded)]
    [InlineData(IncidentState.ResponseEnded, Stage.First, IncidentState.ResponseEnded)]
    [InlineData(IncidentState.Following, Stage.Final, IncidentState.ResponseEnded)]
    public void A_report_moves_the_incident_on(IncidentState from, Stage stage, IncidentState to) => Assert.Equal(to, IncidentLife.After(from, stage, false, false));

    [Fact]
    public void The_last_final_report_closes_from_every_open_state() =>
        Assert.All(Open, state => Assert.Equal(IncidentState.Final, IncidentLife.After(state, Stage.Final, false, true)));

    [Fact]
    public void The_end_of_the_response_may_be_said_in_any_written_report() =>
        Assert.All(Open, state => Assert.Equal(IncidentState.ResponseEnded, IncidentLife.After(state, Stage.First, true, false)));

    [Fact]
    public void No_report_takes_an_incident_back() =>
        Assert.All(
            from state in Open.Where(state => state != IncidentState.Reopened) from stage in Enum.GetValues<Stage>() from ended in new[] { true, false } select (state, stage, ended),
            row => Assert.True(IncidentLife.After(row.state, row.stage, row.ended, false) >= row.state));

    [Fact]
    public void Only_the_final_the_rejected_the_archived_and_the_merged_are_closed() =>
        Assert.Equal([IncidentState.Final, IncidentState.Rejected, IncidentState.Archived, IncidentState.Merged], Enum.GetValues<IncidentState>().Where(IncidentLife.IsClosed));

    [Theory]
    [InlineData(IncidentState.Lead, IncidentState.Written, false, IncidentState.Written)]
    [InlineData(IncidentState.Following, IncidentState.Phone, false, IncidentState.Following)]
    [InlineData(IncidentState.Following, IncidentState.Archived, false, IncidentState.Following)]
    [InlineData(IncidentState.ResponseEnded, IncidentState.Written, false, IncidentState.Following)]
    [InlineData(IncidentState.ResponseEnded, IncidentState.Final, false, IncidentState.ResponseEnded)]
    [InlineData(IncidentState.Lead, IncidentState.Final, true, IncidentState.Final)]
    [InlineData(IncidentState.Reopened, IncidentState.Lead, false, IncidentState.Reopened)]
    [InlineData(IncidentState.Final, IncidentState.Written, false, null)]
    [InlineData(IncidentState.Archived, IncidentState.Written, false, null)]
    [InlineData(IncidentState.Merged, IncidentState.Written, false, null)]
    [InlineData(IncidentState.Written, IncidentState.Merged, false, null)]
    [InlineData(IncidentState.Written, IncidentState.Rejected, false, null)]
    public void Two_that_are_one_have_come_as_far_as_the_further_and_end_when_both_have_ended(IncidentState into, IncidentState merged, bool over, IncidentState? state) =>
        Assert.Equal(state, IncidentLife.Merge(into, merged, over));

    [Fact]
    public void On_what_was_merged_nothing_is_filed() => Assert.All(Enum.GetValues<Stage>(), stage => Assert.Null(IncidentLife.After(IncidentState.Merged, stage, false, false)));

    [Fact]
    public void What_is_over_may_begin_again_and_nothing_else_may() =>
        Assert.Equal([IncidentState.Final, IncidentState.Archived], Enum.GetValues<IncidentState>().Where(state => IncidentLife.Reopen(state) == IncidentState.Reopened));

    [Theory]
    [InlineData(Stage.Phone, false, IncidentState.Reopened)]
    [InlineData(Stage.First, false, IncidentState.Following)]
    [InlineData(Stage.Update, false, IncidentState.Following)]
    [InlineData(Stage.Update, true, IncidentState.ResponseEnded)]
    [InlineData(Stage.Correction, false, IncidentState.Reopened)]
    public void What_began_again_is_followed_like_any_other(Stage stage, bool ended, IncidentState to) => Assert.Equal(to, IncidentLife.After(IncidentState.Reopened, stage, ended, false));

    [Theory]
    [InlineData(Level.III, Level.I, Level.I)]
    [InlineData(Level.II, Level.IV, Level.II)]
    [InlineData(Level.Below, Level.Unknown, Level.Below)]
    [InlineData(Level.Unknown, Level.Unknown, Level.Unknown)]
    public void What_it_is_and_what_it_may_reach_the_higher_counts(Level confirmed, Level prospective, Level working) =>
        Assert.Equal(working, Levels.Working(confirmed, prospective));

    [Fact]
    public void Levels_one_and_two_and_whatever_is_sensitive_are_urgent()
    {
        Assert.Equal([Level.I, Level.II], Enum.GetValues<Level>().Where(level => Levels.IsUrgent(level, sensitive: false)));
        Assert.All(Enum.GetValues<Level>(), level => Assert.True(Levels.IsUrgent(level, sensitive: true)));
    }

    [Theory]
    [InlineData(2, "GZ-20260803-22-002")]
    [InlineData(999, "GZ-20260803-22-999")]
    [InlineData(1000, "GZ-20260803-22-1000")]
    public void A_number_tells_site_day_unit_and_count(int count, string number) =>
        Assert.Equal(number, IncidentNumber.Of("GZ", new DateOnly(2026, 8, 3), "22", count));

    private static IEnumerable<IncidentState> Open => Enum.GetValues<IncidentState>().Where(state => !IncidentLife.IsClosed(state));
}
