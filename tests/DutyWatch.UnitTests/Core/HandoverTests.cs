using DutyWatch.Core.Answers;
using DutyWatch.Core.Checks;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;

namespace DutyWatch.UnitTests.Core;

/// <summary>What goes on to another unit, what takes two persons, and what opens again by itself.</summary>
public sealed class HandoverTests
{
    private int made;

    [Fact]
    public void The_taker_owes_what_runs_by_the_clock_that_runs_and_has_ten_minutes_at_least()
    {
        var given = Opener("513322", "12:52").FromTheStart(Level.IV, Day.At("12:52"));

        var handed = Decide(given, [], "13:15");

        Assert.Equal(given.Select(o => o.Obligation.Id), handed.Excused.Select(o => o.Obligation.Id));
        Assert.Equal([(ObligationKind.Phone, Day.At("13:25")), (ObligationKind.First, Day.At("13:52"))], handed.Opened.Select(o => (o.Obligation.Kind, o.Obligation.DueAt)));
        Assert.All(handed.Opened, o => Assert.Equal((Day.At("12:52"), "513301"), (o.Obligation.ClockStartAt, o.Obligation.UnitCode)));
    }

    [Fact]
    public void A_follow_up_goes_on_and_what_asks_about_the_givers_own_report_ends()
    {
        var opener = Opener("513322", "13:00");
        List<Owing> given = [opener.OpenDue(ObligationKind.Update, 3, Level.IV, Day.At("13:00"), Day.At("17:00")), .. opener.Open(ObligationKind.Supplement, 1, Level.IV, Day.At("13:00"))];

        var handed = Decide(given, [], "13:15");

        Assert.Equal(2, handed.Excused.Count);
        Assert.Equal((3, Day.At("17:00")), handed.Opened.Single(o => o.Obligation.Kind == ObligationKind.Update).Obligation is var update ? (update.No, update.DueAt) : default);
        Assert.DoesNotContain(handed.Opened, o => o.Obligation.Kind == ObligationKind.Supplement);
    }

    [Fact]
    public void Who_had_it_before_owes_nothing_that_it_met_and_under_new_numbers_what_it_was_excused()
    {
        var first = Opener("513301", "12:52").FromTheStart(Level.IV, Day.At("12:52"));
        List<Owing> had = [first[0] with { Obligation = ObligationClock.Meet(first[0].Obligation, Day.At("13:00")) }, first[1] with { Obligation = first[1].Obligation with { State = ObligationState.Excused, NextAt = null } }];

        var handed = Decide(Opener("513322", "13:00").FromTheStart(Level.IV, Day.At("12:52")), had, "13:15");

        Assert.Equal((ObligationKind.First, 2), Assert.Single(handed.Opened).Obligation is var owed ? (owed.Kind, owed.No) : default);
    }

    [Fact]
    public void One_proposes_and_only_another_confirms_the_same()
    {
        var (a, b) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));
        var waiting = new Proposal(ProposedAct.Merge, a, "one");

        Assert.Equal(Word.Proposed, TwoPersons.Say(null, waiting).Reply);
        Assert.Equal(Refusals.OtherPersonNeeded, TwoPersons.Say(waiting, waiting).Refusal);
        Assert.Equal(Word.Confirmed, TwoPersons.Say(waiting, waiting with { By = "two" }).Reply);
        Assert.Equal(Refusals.OtherProposed, TwoPersons.Say(waiting, new Proposal(ProposedAct.Merge, b, "two")).Refusal);
        Assert.Equal(Refusals.OtherProposed, TwoPersons.Say(waiting, new Proposal(ProposedAct.Reject, null, "two")).Refusal);
    }

    [Theory]
    [InlineData(0, 1, "死亡0→1")]
    [InlineData(null, 2, "死亡0→2")]
    [InlineData(2, 1, "死亡2→1")]
    [InlineData(1, 1, null)]
    [InlineData(null, 0, null)]
    [InlineData(1, null, null)]
    public void Only_casualties_that_differ_open_the_figures_again(int? before, int? now, string? said)
    {
        var reason = LateCasualties.Reopen(IncidentState.Final, Day.At("12:00"), "nat.eq", (Dead(before), Dead(now)), Day.At("12:00", 29));

        Assert.Equal(said is null ? null : $"终报后伤亡变化，自动重启：{said}", reason);
    }

    [Theory]
    [InlineData("nat.eq", 30)]
    [InlineData("acc.road", 7)]
    [InlineData("acc.fire", 7)]
    public void They_do_so_within_the_window_and_only_on_what_is_final(string kind, int days)
    {
        string? At(IncidentState state, int day, string time) => LateCasualties.Reopen(state, Day.At("12:00"), kind, (Dead(0), Dead(1)), Day.At(time, day));

        Assert.NotNull(At(IncidentState.Final, days, "11:59"));
        Assert.Null(At(IncidentState.Final, days, "12:00"));
        Assert.Null(At(IncidentState.Archived, 1, "12:00"));
        Assert.Null(At(IncidentState.Following, 1, "12:00"));
    }

    private static Counts Dead(int? dead) => new(dead is { } known ? new Dictionary<string, decimal> { ["dead"] = known } : []);

    private Opener Opener(string unit, string now) => new(unit, Guid.Empty, Orders.Uniform, Day.At(now), () => new Guid(++made, 0, 0, new byte[8]));

    private HandoverDecision Decide(IReadOnlyList<Owing> given, IReadOnlyList<Owing> had, string now) => Handover.Decide(given, had, Level.IV, Day.At("12:52"), Opener("513301", now));
}
