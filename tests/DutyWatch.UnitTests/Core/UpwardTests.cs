using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;

namespace DutyWatch.UnitTests.Core;

/// <summary>What the prefecture owes its province: domain 1.6.</summary>
public sealed class UpwardTests
{
    private static readonly DateTimeOffset Began = Day.At("12:52");

    private int made;

    [Theory]
    [InlineData(Level.I)]
    [InlineData(Level.II)]
    [InlineData(Level.III)]
    public void From_level_III_on_the_province_is_owed_a_phone_report_within_the_hour_and_a_written_one_within_two(Level level)
    {
        var owed = Decide([], level, at: "13:04").Opened;

        Assert.Equal([(ObligationKind.UpwardPhone, Day.At("13:52")), (ObligationKind.UpwardWritten, Day.At("14:52"))], owed.Select(o => (o.Obligation.Kind, o.Obligation.DueAt)));
        Assert.All(owed, o => Assert.Equal("513300", o.Obligation.UnitCode));
    }

    [Theory]
    [InlineData(Level.IV)]
    [InlineData(Level.Below)]
    [InlineData(Level.Unknown)]
    public void Below_that_nothing_is_owed_upward_unless_the_incident_is_sensitive(Level level)
    {
        Assert.Empty(Decide([], level, at: "13:04").Opened);
        Assert.Equal(2, Decide([], level, at: "13:04", sensitive: true).Opened.Count);
    }

    [Fact]
    public void Who_learns_late_has_ten_minutes_all_the_same()
    {
        var owed = Decide([], Level.II, at: "14:48").Opened;

        Assert.Equal([Day.At("14:58"), Day.At("14:58")], owed.Select(o => o.Obligation.DueAt));
    }

    [Fact]
    public void A_second_report_opens_nothing_twice()
    {
        var owed = Decide([], Level.III, at: "13:04").Opened;

        var again = Decide(owed, Level.III, at: "13:38");

        Assert.Empty(again.Opened);
        Assert.Empty(again.Shortened);
    }

    [Fact]
    public void A_raised_level_may_shorten_what_is_owed()
    {
        var owed = Decide([], Level.III, at: "13:00", policy: Graded).Opened;

        var raised = Decide(owed, Level.II, at: "13:05", policy: Graded).Shortened;

        Assert.Equal([(ObligationKind.UpwardPhone, Day.At("13:22")), (ObligationKind.UpwardWritten, Day.At("13:52"))], raised.Select(o => (o.Obligation.Kind, o.Obligation.DueAt)));
        Assert.All(raised, o => Assert.Equal(Level.II, o.Obligation.Level));
    }

    [Theory]
    [InlineData("13:52:00", ObligationState.Met, 0)]
    [InlineData("13:52:01", ObligationState.MetLate, 1)]
    public void Phoning_meets_the_phone_report_to_the_second_and_leaves_the_written_one(string at, ObligationState state, int late)
    {
        var owed = Decide([], Level.II, at: "13:04").Opened;

        var settled = Assert.Single(Upward.Pass(owed, UpwardStage.Phone, Day.At(at)));

        Assert.Equal((ObligationKind.UpwardPhone, state, late), (settled.Owing.Obligation.Kind, settled.Owing.Obligation.State, settled.LateSeconds));
    }

    [Fact]
    public void Writing_meets_both_and_passing_on_again_meets_nothing()
    {
        var owed = Decide([], Level.II, at: "13:04").Opened;

        var settled = Upward.Pass(owed, UpwardStage.Written, Day.At("14:30"));

        Assert.Equal([(ObligationState.MetLate, 38 * 60), (ObligationState.Met, 0)], settled.Select(s => (s.Owing.Obligation.State, s.LateSeconds)));
        Assert.Empty(Upward.Pass([.. settled.Select(s => s.Owing)], UpwardStage.Written, Day.At("15:00")));
    }

    [Fact]
    public void A_policy_that_orders_nothing_upward_owes_nothing_upward() =>
        Assert.Empty(Decide([], Level.I, at: "13:04", policy: Orders.Uniform).Opened);

    private static Policy Policy(params (Level Level, int Phone, int Written)[] rows) => Orders.Uniform with
    {
        Deadlines = [.. rows.SelectMany(r => new DeadlineRule[]
        {
            new(ObligationKind.UpwardPhone, r.Level, TimeSpan.FromMinutes(r.Phone), Orders.LateReport),
            new(ObligationKind.UpwardWritten, r.Level, TimeSpan.FromMinutes(r.Written), Orders.LateReport),
        })],
    };

    private static readonly Policy Uniform = Policy((Level.I, 60, 120), (Level.II, 60, 120), (Level.III, 60, 120));
    private static readonly Policy Graded = Policy((Level.I, 30, 60), (Level.II, 30, 60), (Level.III, 60, 120));

    private UpwardDecision Decide(IReadOnlyList<Owing> owed, Level level, string at, bool sensitive = false, Policy? policy = null) =>
        Upward.Decide(owed, level, sensitive, Began, new Opener("513300", Guid.Empty, policy ?? Uniform, Day.At(at), () => new Guid(++made, 0, 0, new byte[8])));
}
