using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace DutyWatch.UnitTests.Core;

public sealed class ObligationClockTests
{
    private static readonly DateTimeOffset Due = Day.At("13:52:00");
    private static readonly ObligationState[] Rising = [ObligationState.Open, ObligationState.Reminded, ObligationState.Late, ObligationState.Missing];

    private static readonly Obligation Owed = Open(Orders.LateReport);

    [Theory]
    [InlineData("13:51:59", ObligationState.Met)]
    [InlineData("13:52:00", ObligationState.Met)]
    [InlineData("13:52:00.4", ObligationState.Met)]
    [InlineData("13:52:01", ObligationState.MetLate)]
    [InlineData("16:00:00", ObligationState.MetLate)]
    public void It_is_met_in_time_up_to_the_last_part_of_the_due_second(string at, ObligationState state)
    {
        var met = ObligationClock.Meet(Owed, Day.At(at));

        Assert.Equal(state, met.State);
        Assert.Null(met.NextAt);
    }

    [Theory]
    [InlineData("13:41:59.9", ObligationState.Open)]
    [InlineData("13:42:00", ObligationState.Reminded)]
    [InlineData("13:52:00", ObligationState.Reminded)]
    [InlineData("13:52:00.9", ObligationState.Reminded)]
    [InlineData("13:52:01", ObligationState.Late)]
    [InlineData("14:51:59", ObligationState.Late)]
    [InlineData("14:52:00", ObligationState.Missing)]
    [InlineData("23:00:00", ObligationState.Missing)]
    public void Silence_turns_it_reminded_then_late_then_missing(string at, ObligationState state)
    {
        var stepped = ObligationClock.Step(Owed, Orders.LateReport, Day.At(at)).After;

        Assert.Equal(state, stepped.State);
    }

    [Fact]
    public void A_silent_county_climbs_the_ladder_step_by_step_each_fired_once()
    {
        var fired = new List<(double Seconds, StepAction Action)>();
        var owed = Owed;

        for (var now = Due.AddMinutes(-11); now <= Due.AddMinutes(70); now = now.AddSeconds(1))
        {
            var decision = ObligationClock.Step(owed, Orders.LateReport, now);
            Assert.Empty(decision.Covers);
            fired.AddRange(decision.Fired is { } step ? [((now - Due).TotalSeconds, step.Action)] : []);
            owed = decision.After;
        }

        Assert.Equal(
            [(-600, StepAction.Remind), (1, StepAction.Due), (600, StepAction.Call), (900, StepAction.Overdue), (1800, StepAction.Overdue), (3600, StepAction.Missing)],
            fired);
        Assert.Equal(ObligationState.Missing, owed.State);
        Assert.Null(owed.NextAt);
    }

    [Fact]
    public void After_a_downtime_only_the_last_due_step_fires_and_names_those_it_stands_for()
    {
        var decision = ObligationClock.Step(Owed, Orders.LateReport, Due.AddMinutes(20));

        Assert.Equal(3, decision.Fired?.Position);
        Assert.Equal(Due.AddMinutes(15), decision.FiredDueAt);
        Assert.Equal([0, 1, 2], decision.Covers);
        Assert.Equal(ObligationState.Late, decision.After.State);
        Assert.Equal(Due.AddMinutes(30), decision.After.NextAt);
    }

    [Theory]
    [InlineData(ObligationState.Met)]
    [InlineData(ObligationState.MetLate)]
    [InlineData(ObligationState.Excused)]
    public void What_is_settled_is_never_stepped(ObligationState state)
    {
        var settled = Owed with { State = state };

        var decision = ObligationClock.Step(settled, Orders.LateReport, Due.AddDays(1));

        Assert.Null(decision.Fired);
        Assert.False(decision.StateChanged);
        Assert.Equal(settled with { NextAt = null }, decision.After);
    }

    [Fact]
    public void A_clock_set_back_does_not_take_missing_back()
    {
        var missing = ObligationClock.Step(Owed, Orders.LateReport, Due.AddMinutes(61)).After;

        var decision = ObligationClock.Step(missing, Orders.LateReport, Due.AddMinutes(51));

        Assert.Equal(ObligationState.Missing, decision.After.State);
        Assert.Null(decision.Fired);
    }

    [Fact]
    public void Without_a_step_at_the_deadline_it_turns_late_all_the_same()
    {
        var ladder = Orders.Ladder("only after an hour", (90, StepAction.Overdue));

        var owed = Open(ladder);

        Assert.Equal(Due.AddSeconds(1), owed.NextAt);
        Assert.Equal(Due.AddMinutes(60), ObligationClock.Step(owed, ladder, Due.AddSeconds(1)).After.NextAt);
        Assert.Equal(Due.AddMinutes(90), ObligationClock.Step(owed, ladder, Due.AddMinutes(60)).After.NextAt);
    }

    [Property(MaxTest = 500)]
    public Property Whenever_one_looks_every_step_is_fired_or_named_exactly_once() =>
        Prop.ForAll(Ladders, Looks, (ladder, looks) =>
        {
            var decisions = Walk(ladder, [.. looks.Select(s => Due.AddSeconds(s)), Due.AddDays(1)]);

            var told = decisions.SelectMany(d => d.Fired is { } step ? [.. d.Covers, step.Position] : d.Covers);

            return told.SequenceEqual(ladder.Steps.Select(s => s.Position)) && decisions.All(d => d.Fired is not null || d.Covers.Count == 0);
        });

    [Property(MaxTest = 500)]
    public Property Whenever_one_looks_the_state_only_rises_and_one_need_not_look_again_at_once() =>
        Prop.ForAll(Ladders, Looks, (ladder, looks) =>
        {
            DateTimeOffset[] instants = [.. looks.Select(s => Due.AddSeconds(s))];
            var decisions = Walk(ladder, instants);

            var states = decisions.Select(d => Array.IndexOf(Rising, d.After.State)).ToList();

            return states.SequenceEqual(states.Order()) && decisions.Zip(instants).All(d => d.First.After.NextAt is not { } next || next > d.Second);
        });

    [Property(MaxTest = 200)]
    public Property Going_by_the_stored_instants_alone_no_step_is_late() =>
        Prop.ForAll(Ladders, ladder =>
        {
            var owed = Open(ladder);
            var onTime = true;
            var fired = 0;
            while (owed.NextAt is { } now)
            {
                var decision = ObligationClock.Step(owed, ladder, now);
                onTime &= decision.Covers.Count == 0 && (decision.Fired is null || decision.FiredDueAt == now);
                fired += decision.Fired is null ? 0 : 1;
                owed = decision.After;
            }
            return onTime && fired == ladder.Steps.Count && owed.State == ObligationState.Missing;
        });

    // Steps of a ladder follow each other in time (the site pack is refused otherwise), at whole minutes.
    private static Arbitrary<Ladder> Ladders { get; } = Gen.Choose(-30, 120).ArrayOf()
        .Select(minutes => Orders.Ladder("any", [.. minutes.Distinct().Order().Select(m => (m, Action(m)))]))
        .ToArbitrary();

    // In any order: clocks are set back too.
    private static Arbitrary<int[]> Looks { get; } = Gen.Choose(-2_000, 8_000).ArrayOf().ToArbitrary();

    private static StepAction Action(int minutes) => minutes switch { < 0 => StepAction.Remind, 0 => StepAction.Due, _ => StepAction.Overdue };

    private static List<StepDecision> Walk(Ladder ladder, IReadOnlyList<DateTimeOffset> instants)
    {
        var owed = Open(ladder);
        return [.. instants.Select(now =>
        {
            var decision = ObligationClock.Step(owed, ladder, now);
            owed = decision.After;
            return decision;
        })];
    }

    private static Obligation Open(Ladder ladder)
    {
        var obligation = new Obligation(Guid.Empty, Guid.Empty, "513322", ObligationKind.First, 1, ObligationState.Open, Level.III, Due.AddHours(-1), Due, 0, null);
        return obligation with { NextAt = ObligationClock.NextAt(obligation, ladder, Due.AddHours(-1)) };
    }
}
