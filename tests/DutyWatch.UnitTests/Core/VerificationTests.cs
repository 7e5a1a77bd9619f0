using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;

namespace DutyWatch.UnitTests.Core;

/// <summary>What the room owes on a lead that it wrote down (domain 1.6: within half an hour).</summary>
public sealed class VerificationTests
{
    private const string Room = "513300";
    private const string County = "513322";

    private static readonly Guid A = new(1, 0, 0, new byte[8]);
    private static readonly Guid B = new(2, 0, 0, new byte[8]);
    private static readonly Policy Policy = Orders.Uniform with { Deadlines = [.. Orders.Uniform.Deadlines, new(ObligationKind.Verify, Level.IV, TimeSpan.FromMinutes(30), Orders.LateReport)] };
    private static int made = 100;

    [Fact]
    public void It_runs_from_when_the_lead_was_written_down_and_a_policy_that_asks_for_none_opens_none()
    {
        var owed = Assert.Single(Verification.Owed(Opener(A, Room, "13:00:00"))).Obligation;

        Assert.Equal((Room, ObligationKind.Verify, Day.At("13:00"), Day.At("13:30")), (owed.UnitCode, owed.Kind, owed.ClockStartAt, owed.DueAt));
        Assert.Empty(Verification.Owed(Opener(A, Room, "13:00") with { Policy = Orders.Uniform }));
    }

    [Theory]
    [InlineData("13:30:00", ObligationState.Met, 0)]
    [InlineData("13:30:01", ObligationState.MetLate, 1)]
    public void A_judgement_meets_it_once_and_nothing_else(string at, ObligationState state, int late)
    {
        var owed = Verification.Owed(Opener(A, Room, "13:00"));
        var phone = Opener(A, County, "13:00").FromTheStart(Level.Unknown, Day.At("13:00"));

        var met = Assert.Single(Verification.Meet([.. phone, .. owed], Day.At(at)));

        Assert.Equal((ObligationKind.Verify, state, late), (met.Owing.Obligation.Kind, met.Owing.Obligation.State, met.LateSeconds));
        Assert.Empty(Verification.Meet([met.Owing], Day.At("14:00")));
    }

    [Theory]
    [InlineData(Stage.Phone)]
    [InlineData(Stage.First)]
    public void A_report_of_a_unit_meets_it_and_does_not_read_the_rooms_clock_as_its_own(Stage stage)
    {
        var verify = Verification.Owed(Opener(A, Room, "13:00"));
        var standing = new Standing(IncidentState.Lead, Level.Unknown, Day.At("12:52"), [], OthersStillReporting: false) { ToVerify = verify };

        var decision = Filing.Decide(standing, new FiledReport(stage, Level.IV, OpenFire: false, null, Day.At("13:10")), Opener(A, County, "13:10")).Reply;

        Assert.Equal(verify[0].Obligation.Id, Assert.Single(decision.Settled, s => s.Owing.Obligation.UnitCode == Room).Owing.Obligation.Id);
        Assert.Contains(decision.Settled, s => s.Owing.Obligation is { Kind: ObligationKind.Phone, UnitCode: County } && s.Owing.Obligation.DueAt == Day.At("13:22"));
        Assert.Equal(stage == Stage.First ? 2 : 1, decision.Opened.Single().Obligation.No);
    }

    [Fact]
    public void Merged_into_an_incident_that_somebody_reported_it_is_met_whenever_that_was()
    {
        var verify = Verification.Owed(Opener(A, Room, "13:00"));

        var decision = Decide(verify, [], [new Told(Guid.Empty, B, County, Stage.First, null, Day.At("12:55"))]);

        Assert.Equal((ObligationState.Met, 0), Assert.Single(decision.Settled) is var met ? (met.Owing.Obligation.State, met.LateSeconds) : default);
        Assert.Empty(Decide(verify, [], [new Told(Guid.Empty, B, Room, null, UpwardStage.Phone, Day.At("13:05"))]).Settled);
    }

    [Fact]
    public void Of_two_leads_that_are_one_the_earlier_counts()
    {
        var decision = Decide(Verification.Owed(Opener(A, Room, "13:05")), Verification.Owed(Opener(B, Room, "13:00")), []);

        Assert.Equal(Day.At("13:30"), Assert.Single(decision.Running).Obligation.DueAt);
        Assert.Single(decision.Excused);
        Assert.Equal(1, Assert.Single(decision.Numbers).Value);
    }

    private static MergeDecision Decide(IReadOnlyList<Owing> staying, IReadOnlyList<Owing> coming, IReadOnlyList<Told> told) =>
        Merging.Decide(staying, coming, told, new MergedFacts(Level.Unknown, Sensitive: false, OpenFire: false, null), Opener(A, Room, "13:10"));

    private static Opener Opener(Guid incident, string unit, string at) => new(unit, incident, Policy, Day.At(at), () => new Guid(++made, 0, 0, new byte[8]));
}
