using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;

namespace DutyWatch.UnitTests.Core;

/// <summary>What is owed when two incidents are one: the earlier clock, and nothing twice (domain 3.1).</summary>
public sealed class MergingTests
{
    private const string County = "513322";

    private static readonly Guid A = new(1, 0, 0, new byte[8]);
    private static readonly Guid B = new(2, 0, 0, new byte[8]);
    private static readonly DateTimeOffset Now = Day.At("14:00");

    [Fact]
    public void What_was_told_of_the_other_meets_what_is_owed_by_the_hour_it_came()
    {
        var there = Opener(A).FromTheStart(Level.IV, Day.At("12:52"));
        var report = Report(B, Stage.First, "13:30");

        var decision = Decide(there, [], [report]);

        Assert.Equal([(ObligationKind.Phone, ObligationState.MetLate, 480), (ObligationKind.First, ObligationState.Met, 0)], decision.Settled.Select(s => (s.Owing.Obligation.Kind, s.Owing.Obligation.State, s.LateSeconds)));
        Assert.All(decision.Settled, s => Assert.Equal(report, s.By));
        Assert.Empty(decision.Running);
    }

    [Fact]
    public void Of_what_both_owe_the_earlier_counts_and_the_other_is_excused()
    {
        var (there, coming) = (Update(A, "13:10", "17:10"), Update(B, "13:00", "17:00"));

        var decision = Decide([there], [coming], []);

        Assert.Equal(there.Obligation.Id, Assert.Single(decision.Excused).Obligation.Id);
        Assert.Equal(ObligationState.Excused, decision.Excused[0].Obligation.State);
        Assert.Equal(coming.Obligation.Id, Assert.Single(decision.Running).Obligation.Id);
    }

    [Fact]
    public void A_follow_up_that_came_before_one_was_asked_for_is_not_that_one()
    {
        var asked = Update(A, "13:10", "17:10");

        Assert.Empty(Decide([asked], [], [Report(B, Stage.Update, "13:09")]).Settled);
        Assert.Single(Decide([asked], [], [Report(B, Stage.Update, "13:10")]).Settled);
        Assert.Empty(Decide([asked], [], [Report(B, Stage.Update, "13:30") with { UnitCode = "513301" }]).Settled);
        Assert.Empty(Decide([asked], [], [Report(A, Stage.Update, "13:30")]).Settled);
    }

    [Fact]
    public void An_earlier_beginning_and_a_more_serious_level_make_running_clocks_earlier_and_nobody_late()
    {
        var there = Opener(A).FromTheStart(Level.IV, Day.At("13:50"));
        var coming = Opener(B, "513301").FromTheStart(Level.IV, Day.At("13:20"));

        var decision = Decide(there, coming, [], new MergedFacts(Level.II, Sensitive: false, OpenFire: false, null), Orders.Graded);

        Assert.Equal(4, decision.Running.Count);
        Assert.All(decision.Running, o => Assert.Equal(Day.At("13:20"), o.Obligation.ClockStartAt));
        // 13:50 was the other county's already; the rest would have been due before now, and has ten minutes.
        Assert.Equal(["14:10", "14:10", "13:50", "14:10"], decision.Running.Select(o => TimeZoneInfo.ConvertTime(o.Obligation.DueAt, Day.Shanghai).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_supplement_and_a_demand_are_each_for_itself_and_a_taken_number_is_changed()
    {
        var there = Opener(A).Open(ObligationKind.Supplement, 1, Level.IV, Now);
        var coming = Opener(B).Open(ObligationKind.Supplement, 1, Level.IV, Now);

        var decision = Decide(there, coming, [Report(B, Stage.Update, "14:00")]);

        Assert.Equal(2, decision.Running.Count);
        Assert.Equal((coming[0].Obligation.Id, 2), Assert.Single(decision.Numbers) is var number ? (number.Key, number.Value) : default);
    }

    [Fact]
    public void Whatever_two_incidents_owe_nothing_is_lost_nothing_is_owed_twice_and_no_clock_moves_later()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var dice = new Random(seed);
            var (there, coming) = (Any(dice, A), Any(dice, B));
            var told = Enumerable.Range(0, dice.Next(4)).Select(_ => Report(dice.Next(2) == 0 ? A : B, (Stage)dice.Next(5), $"13:{dice.Next(60):00}")).ToList();

            var decision = Decide(there, coming, told, new MergedFacts((Level)dice.Next(6), dice.Next(2) == 0, dice.Next(2) == 0, null));

            List<Owing> all = [.. there, .. coming];
            var before = all.ToDictionary(o => o.Obligation.Id, o => o.Obligation);
            List<Obligation> after = [.. decision.Settled.Select(s => s.Owing.Obligation), .. decision.Excused.Select(o => o.Obligation), .. decision.Running.Select(o => o.Obligation)];
            Assert.Equal(all.Where(o => !o.Obligation.IsSettled).Select(o => o.Obligation.Id).Order(), after.Select(o => o.Id).Order());
            Assert.All(decision.Running, o => Assert.True(o.Obligation.DueAt <= before[o.Obligation.Id].DueAt && o.Obligation.ClockStartAt <= before[o.Obligation.Id].ClockStartAt));
            Assert.All(decision.Running.GroupBy(o => (o.Obligation.UnitCode, o.Obligation.Kind)).Where(g => g.Key.Kind != ObligationKind.Supplement), twins => Assert.Single(twins));
            var numbers = all.Select(o => (o.Obligation.UnitCode, o.Obligation.Kind, No: decision.Numbers.GetValueOrDefault(o.Obligation.Id, o.Obligation.No))).ToList();
            Assert.Equal(numbers.Count, numbers.Distinct().Count());
            // What is excused had a twin that was due no later.
            Assert.All(decision.Excused, o => Assert.Contains(decision.Running, r => (r.Obligation.UnitCode, r.Obligation.Kind) == (o.Obligation.UnitCode, o.Obligation.Kind) && r.Obligation.DueAt <= o.Obligation.DueAt));
        }
    }

    private static int made = 100;

    private static List<Owing> Any(Random dice, Guid incident)
    {
        var owed = new List<Owing>();
        foreach (var unit in (string[])[County, "513301"])
        {
            var opener = Opener(incident, unit);
            ObligationKind[] kinds = [ObligationKind.Phone, ObligationKind.First, ObligationKind.Update, ObligationKind.Final, ObligationKind.Supplement];
            owed.AddRange(kinds.Where(_ => dice.Next(3) > 0)
                .SelectMany((kind, no) => opener.Open(kind, no, (Level)dice.Next(4), Day.At($"1{dice.Next(2, 4)}:{dice.Next(60):00}")))
                .Select(o => dice.Next(2) == 0 ? o with { Obligation = ObligationClock.Meet(o.Obligation, o.Obligation.DueAt) } : o));
        }
        return owed;
    }

    private static Owing Update(Guid incident, string from, string due) => Opener(incident).OpenDue(ObligationKind.Update, 2, Level.IV, Day.At(from), Day.At(due));

    private static Told Report(Guid incident, Stage stage, string at) => new(new Guid(++made, 0, 0, new byte[8]), incident, County, stage, null, Day.At(at));

    private static Opener Opener(Guid incident, string unit = County, Policy? policy = null) => new(unit, incident, policy ?? Orders.Uniform, Now, () => new Guid(++made, 0, 0, new byte[8]));

    private static MergeDecision Decide(IReadOnlyList<Owing> there, IReadOnlyList<Owing> coming, IReadOnlyList<Told> told, MergedFacts? facts = null, Policy? policy = null) =>
        Merging.Decide(there, coming, told, facts ?? new MergedFacts(Level.IV, false, false, null), Opener(A, County, policy));
}
