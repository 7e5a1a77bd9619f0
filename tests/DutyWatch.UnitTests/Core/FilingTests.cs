using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;

namespace DutyWatch.UnitTests.Core;

public sealed class FilingTests
{
    [Fact]
    public void A_county_phones_first_and_then_writes_both_in_time()
    {
        var county = new Side(Orders.Uniform);

        var phoned = county.File(Stage.Phone, "13:22:00", level: Level.III);
        var written = county.File(Stage.First, "13:52:00", level: Level.III);

        Assert.Equal(0, Assert.Single(phoned.Settled).LateSeconds);
        Assert.Equal(Day.At("13:52"), Assert.Single(phoned.Opened).Obligation.DueAt);
        Assert.Equal(0, Assert.Single(written.Settled).LateSeconds);
        Assert.Equal((ObligationState.Met, ObligationState.Met), (county.The(ObligationKind.Phone).State, county.The(ObligationKind.First).State));
        Assert.Equal(IncidentState.Written, county.State);
    }

    [Fact]
    public void A_second_too_late_by_phone_is_one_minute_late_and_the_written_report_may_still_be_in_time()
    {
        var county = new Side(Orders.Uniform);

        var phoned = county.File(Stage.Phone, "13:22:01");
        county.File(Stage.First, "13:40");

        Assert.Equal(1, Assert.Single(phoned.Settled).LateSeconds);
        Assert.Equal((ObligationState.MetLate, ObligationState.Met), (county.The(ObligationKind.Phone).State, county.The(ObligationKind.First).State));
    }

    [Theory]
    [InlineData("13:22:00", ObligationState.Met, 0)]
    [InlineData("13:30:00", ObligationState.MetLate, 480)]
    public void A_written_report_covers_the_phone_report_that_never_came(string at, ObligationState phone, int lateSeconds)
    {
        var county = new Side(Orders.Uniform);

        var written = county.File(Stage.First, at);

        Assert.Equal(lateSeconds, written.Settled.Single(s => s.Owing.Obligation.Kind == ObligationKind.Phone).LateSeconds);
        Assert.Equal((phone, ObligationState.Met), (county.The(ObligationKind.Phone).State, county.The(ObligationKind.First).State));
    }

    [Fact]
    public void A_county_that_was_asked_owes_what_it_was_asked_and_nothing_twice()
    {
        var county = new Side(Orders.Uniform).AskedAt("12:55");
        var asked = county.Owed.Select(o => o.Obligation.Id).ToList();

        var phoned = county.File(Stage.Phone, "13:00");

        Assert.Empty(phoned.Opened);
        Assert.Equal(asked.Order(), county.Owed.Select(o => o.Obligation.Id).Order());
    }

    [Fact]
    public void What_a_report_settles_is_named_in_the_order_of_the_reports_whatever_the_rows_come_in()
    {
        var county = new Side(Orders.Uniform).AskedAt("12:55");
        county.Owed.Reverse();

        var written = county.File(Stage.First, "13:40");

        Assert.Equal([ObligationKind.Phone, ObligationKind.First], written.Settled.Select(s => s.Owing.Obligation.Kind));
    }

    [Fact]
    public void The_written_report_opens_the_first_follow_up()
    {
        var county = new Side(Orders.Uniform);

        county.File(Stage.First, "13:40", level: Level.II);

        var update = county.The(ObligationKind.Update);
        Assert.Equal((2, Day.At("13:40"), Day.At("15:40")), (update.No, update.ClockStartAt, update.DueAt));
    }

    [Fact]
    public void A_follow_up_settles_the_one_before_it_and_opens_the_next()
    {
        var county = new Side(Orders.Uniform);
        county.File(Stage.First, "13:40", level: Level.II);

        var updated = county.File(Stage.Update, "15:40:01", level: Level.II);

        Assert.Equal(1, Assert.Single(updated.Settled).LateSeconds);
        Assert.Equal((3, Day.At("17:40:01")), (Assert.Single(updated.Opened).Obligation.No, updated.Opened[0].Obligation.DueAt));
        Assert.Equal(IncidentState.Following, county.State);
    }

    [Fact]
    public void A_phone_report_never_asks_for_a_follow_up()
    {
        var county = new Side(Orders.Uniform);

        county.File(Stage.Phone, "13:00", level: Level.I);

        Assert.DoesNotContain(county.Owed, o => o.Obligation.Kind == ObligationKind.Update);
    }

    [Theory]
    [InlineData(Level.I, 120)]
    [InlineData(Level.II, 72)]
    [InlineData(Level.III, 48)]
    [InlineData(Level.IV, 24)]
    public void When_the_response_has_ended_the_final_report_is_owed_instead_of_follow_ups(Level level, int hours)
    {
        var county = new Side(Orders.Uniform);
        county.File(Stage.First, "13:40", level: level);

        county.File(Stage.Update, "16:00", level: level, responseEnded: "15:30");

        Assert.Equal(Day.At("15:30").AddHours(hours), county.The(ObligationKind.Final).DueAt);
        Assert.All(county.Owed.Where(o => o.Obligation.Kind == ObligationKind.Update), o => Assert.True(o.Obligation.IsSettled));
        Assert.Equal(IncidentState.ResponseEnded, county.State);
    }

    [Fact]
    public void The_final_report_is_asked_for_once()
    {
        var county = new Side(Orders.Uniform);
        county.File(Stage.First, "13:40", responseEnded: "13:30");

        county.File(Stage.Update, "15:00", responseEnded: "14:45");
        county.File(Stage.Update, "16:00");

        Assert.Equal(Day.At("13:30", 1), county.The(ObligationKind.Final).DueAt);
        Assert.DoesNotContain(county.Owed, o => o.Obligation.Kind == ObligationKind.Update);
    }

    [Fact]
    public void The_final_report_settles_everything_and_closes_the_incident()
    {
        var county = new Side(Orders.Uniform);
        county.File(Stage.Phone, "13:00", level: Level.II);

        var final = county.File(Stage.Final, "14:00");

        Assert.Equal(IncidentState.Final, final.State);
        Assert.Empty(final.Opened);
        Assert.All(county.Owed, o => Assert.True(o.Obligation.IsSettled));
    }

    [Fact]
    public void While_another_county_still_reports_a_final_report_leaves_the_incident_open()
    {
        var county = new Side(Orders.Uniform) { OthersStillReport = true };
        county.File(Stage.First, "13:00");

        county.File(Stage.Final, "14:00");
        var after = county.State;
        county.OthersStillReport = false;
        county.File(Stage.Final, "15:00");

        Assert.Equal(IncidentState.ResponseEnded, after);
        Assert.Equal(IncidentState.Final, county.State);
    }

    [Theory]
    [InlineData(IncidentState.Final, Stage.Phone)]
    [InlineData(IncidentState.Final, Stage.First)]
    [InlineData(IncidentState.Final, Stage.Update)]
    [InlineData(IncidentState.Final, Stage.Final)]
    [InlineData(IncidentState.Rejected, Stage.Update)]
    [InlineData(IncidentState.Rejected, Stage.Correction)]
    public void Nothing_more_is_reported_on_a_closed_incident(IncidentState state, Stage stage)
    {
        var county = new Side(Orders.Uniform) { State = state };

        var answer = county.Try(new FiledReport(stage, Level.IV, false, null, Day.At("15:00")));

        Assert.Same(Refusals.IncidentClosed, answer.Refusal);
        Assert.Equal("report.incident-closed", answer.Refusal!.Code);
    }

    [Fact]
    public void A_correction_mends_a_closed_incident_without_opening_it()
    {
        var county = new Side(Orders.Uniform) { State = IncidentState.Final };

        var corrected = county.File(Stage.Correction, "15:00");

        Assert.Equal(IncidentState.Final, corrected.State);
        Assert.Empty(county.Owed);
    }

    [Fact]
    public void A_correction_settles_nothing_that_was_to_be_reported_and_opens_nothing()
    {
        var county = new Side(Orders.Uniform);
        county.File(Stage.Phone, "13:00", level: Level.III);
        var before = county.Owed.ToList();

        var corrected = county.File(Stage.Correction, "13:10", level: Level.III);

        Assert.Empty(corrected.Settled);
        Assert.Empty(corrected.Opened);
        Assert.Equal(before, county.Owed);
    }

    [Fact]
    public void A_raised_level_shortens_a_running_clock()
    {
        var county = new Side(Orders.Graded, Level.IV).AskedAt("12:53");

        var phoned = county.File(Stage.Phone, "12:58", level: Level.I);

        var first = Assert.Single(phoned.Shortened).Obligation;
        Assert.Equal((ObligationKind.First, Day.At("13:22"), Level.I), (first.Kind, first.DueAt, first.Level));
        Assert.Equal(Day.At("13:12"), first.NextAt);
    }

    [Fact]
    public void A_level_raised_late_still_leaves_ten_minutes()
    {
        var county = new Side(Orders.Graded, Level.IV).AskedAt("12:53");

        var phoned = county.File(Stage.Phone, "13:20", level: Level.I);

        Assert.Equal(Day.At("13:30"), Assert.Single(phoned.Shortened).Obligation.DueAt);
    }

    [Fact]
    public void A_level_never_falls_by_a_later_report()
    {
        var county = new Side(Orders.Graded);
        county.File(Stage.Phone, "13:00", level: Level.II);

        var written = county.File(Stage.First, "13:10", level: Level.IV);

        Assert.Equal(Level.II, written.Level);
        Assert.Empty(written.Shortened);
    }

    [Fact]
    public void On_the_third_day_a_raised_level_shortens_a_follow_up_to_the_fixed_times_of_that_level()
    {
        var county = new Side(Orders.Uniform);
        county.File(Stage.First, "13:40", level: Level.IV);
        county.File(Stage.Update, "17:30", day: 2, level: Level.IV);

        var phoned = county.File(Stage.Phone, "18:00", day: 2, level: Level.II);

        Assert.Equal(Day.At("08:00", 3), Assert.Single(phoned.Shortened).Obligation.DueAt);
    }

    [Fact]
    public void A_level_that_nobody_knows_is_followed_up_as_the_lowest()
    {
        var county = new Side(Orders.Uniform);

        county.File(Stage.First, "13:40");

        Assert.Equal(Day.At("01:40", 1), county.The(ObligationKind.Update).DueAt);
    }

    [Fact]
    public void An_open_fire_is_followed_up_within_two_hours()
    {
        var county = new Side(Orders.Uniform);

        county.File(Stage.First, "13:40", level: Level.IV, openFire: true);

        Assert.Equal(Day.At("15:40"), county.The(ObligationKind.Update).DueAt);
    }
}
