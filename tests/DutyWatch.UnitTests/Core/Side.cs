using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;

namespace DutyWatch.UnitTests.Core;

/// <summary>One county's side of an incident that began at 12:52: files, and remembers what became of what it owes.</summary>
internal sealed class Side(Policy policy, Level level = Level.Unknown)
{
    private static readonly Guid Incident = Guid.Parse("00000000-0000-0000-0000-000000000001");
    private int made = 100;

    public IncidentState State { get; set; } = IncidentState.Lead;

    public Level Level { get; private set; } = level;

    public bool OthersStillReport { get; set; }

    public List<Owing> Owed { get; private set; } = [];

    public static DateTimeOffset Began => Day.At("12:52");

    /// <summary>A lead named this county: it owes from the start.</summary>
    public Side AskedAt(string time)
    {
        Owed = [.. Opener(Day.At(time)).FromTheStart(Level, Began)];
        return this;
    }

    public Obligation The(ObligationKind kind) => Assert.Single(Owed, o => o.Obligation.Kind == kind).Obligation;

    public FilingDecision File(Stage stage, string at, int day = 0, Level level = Level.Unknown, string? responseEnded = null, bool openFire = false) =>
        Take(new FiledReport(stage, level, openFire, responseEnded is null ? null : Day.At(responseEnded, day), Day.At(at, day)));

    /// <summary>先报后补, if it is a first report.</summary>
    public FilingDecision FileWithGaps(Stage stage, string at, Level level = Level.Unknown) => Take(new FiledReport(stage, level, OpenFire: false, null, Day.At(at), HasGaps: true));

    /// <summary>Somebody else knows of a change.</summary>
    public void Change(string at) => Keep(Filing.Changed(Owed, Opener(Day.At(at))));

    private FilingDecision Take(FiledReport report)
    {
        var decision = Try(report).Reply;
        (State, Level) = (decision.State, decision.Level);
        Keep(decision.Settled.Select(s => s.Owing).Concat(decision.Opened).Concat(decision.Shortened));
        return decision;
    }

    private void Keep(IEnumerable<Owing> after)
    {
        var changed = after.ToDictionary(o => o.Obligation.Id);
        Owed = [.. Owed.Where(o => !changed.ContainsKey(o.Obligation.Id)), .. changed.Values];
    }

    public Answer<FilingDecision> Try(FiledReport report) =>
        Filing.Decide(new Standing(State, Level, Began, Owed, OthersStillReport), report, Opener(report.ReceivedAt));

    private Opener Opener(DateTimeOffset now) => new("513322", Incident, policy, now, () => new Guid(++made, 0, 0, new byte[8]));
}
