using System.Text;
using DutyWatch.Alerts.Sending;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Access;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;
using DutyWatch.Server.Leads;
using Action = DutyWatch.Core.Access.Action;
using ObligationState = DutyWatch.Core.Obligations.ObligationState;

namespace DutyWatch.UnitTests.House;

/// <summary>Pages printed from the tables of the program, so that the picture cannot lie.</summary>
public sealed class DocumentTests
{
    private const string Note = "<!-- Written by DocumentTests from the program's own tables: change those. -->\n";

    [Fact]
    public void The_access_matrix_is_printed() => GeneratedFile.Agrees("docs/access-matrix.md", AccessMatrix() + "\n");

    [Fact]
    public void The_state_machines_are_printed() => GeneratedFile.Agrees("docs/state-machines.md", StateMachines() + "\n");

    private static string AccessMatrix()
    {
        var actions = Enum.GetValues<Action>();
        return $"""
            # Who may do what

            {Note}
            A caller reaches his own unit and the units below it; the prefecture stands above all. What lies outside his reach answers like what does not exist.

            {Table(["role", .. actions.Select(a => $"`{AccessTable.Word(a)}`")], Enum.GetValues<Role>().Select(role => (string[])
                [$"`{Words.Of(role)}`", .. actions.Select(action => AccessTable.Allows(role, action) ? "yes" : "–")]))}
            """;
    }

    private static string StateMachines() => $"""
        # State machines

        {Note}
        ## Incident

        What an incident becomes when a report on it is filed; *no* means refused with `report.incident-closed`. With several counties reporting, "last final" is the final
        report of the last of them. A lead that two persons reject turns it `rejected`. Whoever may file on it may reopen what is `final` or `archived`, with a reason;
        what is `final` is `archived` 30 days later (road traffic and fire: 7), when its figures can no longer change. Until then a correction that changes the dead, the missing
        or the injured turns `final` into `reopened` by itself.

        {Table(
            ["state", "phone", "first", "update", "first or update that ends the response", "final, others still report", "last final", "correction"],
            Enum.GetValues<IncidentState>().Select(state => (string[])
            [
                $"`{Words.Of(state)}`",
                After(state, Stage.Phone),
                After(state, Stage.First),
                After(state, Stage.Update),
                After(state, Stage.Update, ended: true),
                After(state, Stage.Final),
                After(state, Stage.Final, allFinal: true),
                After(state, Stage.Correction),
            ]))}

        {MergedIncidents()}

        ## Obligation

        What silence makes of an obligation (the reminding step of its ladder, one second past due, an hour past due), and what a report makes of it in time and afterwards.
        Whatever is settled stays as it is; two persons may excuse what is not.

        {Table(
            ["state", "a reminding step is due", "due + 1 s", "due + 60 min", "met in time", "met later"],
            Enum.GetValues<ObligationState>().Select(state => (string[])
                [$"`{Words.Of(state)}`", Silent(state, -600), Silent(state, 1), Silent(state, 3600), Met(state, 0), Met(state, 1)]))}

        Which report of its unit meets what is owed. What is owed upward is met by passing the incident on. A `supplement` (补报) is opened by a first report that its signer
        filed with gaps, a `demand-phone` and a `demand-written` (核报) by the prefecture's question. A
        `verify` (线索核实) is opened by the lead that the room wrote down and met by any unit's report on it, or the lead's judgement. A
        `neighbour-notice` (毗邻通报) is opened by what is heard of an incident that may reach other counties, and met when each of them was told.

        {Table(
            ["owed", .. Enum.GetValues<Stage>().Select(stage => $"`{Words.Of(stage)}`")],
            Enum.GetValues<ObligationKind>().Select(kind => (string[])[$"`{Words.Of(kind)}`", .. Enum.GetValues<Stage>().Select(stage => Filing.Settles(stage, kind) ? "met" : "–")]))}

        ## Lead

        What an officer's judgement makes of a lead. A rejection takes two: the first proposes, and only another person's word rejects.

        {Table(
            ["state", "verified", "rejected by the one who proposed it", "rejected by another"],
            LeadStates.Select(state => (string[])[$"`{state}`", Judged(state, LeadOutcome.Verified, "one"), Judged(state, LeadOutcome.Rejected, "one"), Judged(state, LeadOutcome.Rejected, "other")]))}

        ## Delivery

        Reports of gateways come twice and out of order: a delivery's state only ever rises in rank.

        {Table(["state", "rank"], DeliveryStates.OrderBy(DeliveryRank.Of).Select(state => (string[])[$"`{state}`", DeliveryRank.Of(state).ToString(System.Globalization.CultureInfo.InvariantCulture)]))}
        """;

    private static readonly string[] LeadStates = ["open", "verified", "rejection-proposed", "rejected"];
    private static readonly string[] DeliveryStates = ["pending", "sending", "unknown", "accepted", "sent", "failed", "delivered"];

    private static string After(IncidentState state, Stage stage, bool ended = false, bool allFinal = false) =>
        IncidentLife.After(state, stage, ended, allFinal) is { } after ? $"`{Words.Of(after)}`" : "no";

    private static string MergedIncidents() => $"""
        What an incident becomes when another (above) is merged into it (left), and what when nobody owes anything any more on either; *no* means refused with
        `incident.not-mergeable`. The other becomes `merged`. What goes on two persons may also turn `rejected`.

        {Table(
            ["into", .. Enum.GetValues<IncidentState>().Select(merged => $"`{Words.Of(merged)}`"), "both over"],
            Enum.GetValues<IncidentState>().Where(IncidentLife.GoesOn).Select(into => (string[])
                [$"`{Words.Of(into)}`", .. Enum.GetValues<IncidentState>().Select(merged => Merged(into, merged)), Merged(into, IncidentState.Final, over: true)]))}
        """;

    private static string Merged(IncidentState into, IncidentState merged, bool over = false) => IncidentLife.Merge(into, merged, over) is { } after ? $"`{Words.Of(after)}`" : "no";

    private static string Judged(string state, LeadOutcome outcome, string actor) =>
        VerifyLead.Handler.Next(new VerifyLead.LeadRow(state, "one", null), outcome, actor) is { Refusal: null } next ? $"`{next.Reply}`" : "no";

    private static readonly DateTimeOffset Due = new(2026, 8, 3, 13, 22, 0, TimeSpan.Zero);
    private static readonly Ladder Ladder = new(Guid.Empty, "printed", [new LadderStep(0, TimeSpan.FromMinutes(-10), StepAction.Remind, [])]);

    private static string Silent(ObligationState state, int seconds) =>
        $"`{Words.Of(ObligationClock.Step(In(state), Ladder, Due.AddSeconds(seconds)).After.State)}`";

    private static string Met(ObligationState state, int seconds) =>
        In(state).IsSettled ? "–" : $"`{Words.Of(ObligationClock.Meet(In(state), Due.AddSeconds(seconds)).State)}`";

    private static Obligation In(ObligationState state) =>
        new(Guid.Empty, Guid.Empty, "513322", ObligationKind.First, 1, state, Level.III, Due.AddHours(-1), Due, 0, null);

    private static string Table(string[] head, IEnumerable<string[]> rows)
    {
        var table = new StringBuilder();
        string[][] lines = [head, [.. head.Select(_ => "---")], .. rows];
        foreach (var line in lines)
        {
            table.Append("| ").AppendJoin(" | ", line).Append(" |\n");
        }
        return table.ToString().TrimEnd();
    }
}
