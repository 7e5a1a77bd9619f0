using static DutyWatch.Core.Checks.CheckStage;
using static DutyWatch.Core.Checks.Severity;

namespace DutyWatch.Core.Checks;

/// <summary>What one source says, held against another. Silence is a sign too.</summary>
internal static class CrossChecks
{
    private const double NearKm = 5;
    private static readonly TimeSpan SameTime = TimeSpan.FromHours(6);
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    public static IReadOnlyList<Check> Rows { get; } =
    [
        new("R-X01", Informs, CheckStage.Timer, "地震已{min}分钟，{county}未报灾情或平安。", "Earthquake {min} minutes ago and no report from {county}.", SilentAfterQuake),
        new("R-X02", Informs, CheckStage.Timer, "{neighbour}已报{event}，{county}尚未反馈。", "Neighbour has reported; this county has not.", SilentBesideNeighbour),
        new("R-X03", Informs, CheckStage.Timer, "{county}处于{color}预警，未见强化值守反馈。", "Red/orange alert and no heightened-duty check-in.", SilentUnderWarning),
        new("R-X04", Informs, CheckStage.Timer, "12345等同类诉求集中，疑似事件未报。", "Cluster of hotline tickets, no report.", it => it.Watched.Clusters.Where(c => c.Tickets >= 3 && c.Within <= HalfAnHour && !c.HasLead).Select(_ => new Hit("stage"))),
        new("R-X05", Warns, Phone | First, "疑似重复事件：{event}，请确认并案或另立。", "Possible duplicate event.", Duplicate),
        new("R-X06", Informs, First, "外部信号早于获悉时间{min}分钟，请说明。", "An outside signal predates awareness by {min} minutes.", SignalFirst),
    ];

    private static IEnumerable<Hit> SilentAfterQuake(Case it) =>
        it.Watched.Quakes
            .Where(q => !q.Answered && it.Now - q.At >= HalfAnHour && ((q.Magnitude >= 4 && q.Km <= 50) || q.Intensity >= 5))
            .Select(q => new Hit("stage", HitValue.Of("min", (decimal)Math.Floor((it.Now - q.At).TotalMinutes)), HitValue.Of("county", q.County)));

    private static IEnumerable<Hit> SilentBesideNeighbour(Case it) =>
        it.Watched.Neighbours
            .Where(n => n is { CrossesBorders: true, Answered: false } && it.Now - n.At >= HalfAnHour)
            .Select(n => new Hit("stage", HitValue.Of("neighbour", n.Neighbour), HitValue.Of("event", n.Incident), HitValue.Of("county", n.County)));

    private static IEnumerable<Hit> SilentUnderWarning(Case it) =>
        it.Watched.Warnings
            .Where(w => !w.CheckedIn && it.Now - w.At >= TimeSpan.FromMinutes(w.Colour == "红色" ? 60 : 120))
            .Select(w => new Hit("stage", HitValue.Of("county", w.County), HitValue.Of("color", w.Colour)));

    private static IEnumerable<Hit> Duplicate(Case it) =>
        it.Report is { Latitude: { } latitude, Longitude: { } longitude, OccurredAt: { } at }
            ? it.Near
                .Where(n => n.Kind == it.Report.Kind && (n.OccurredAt - at).Duration() < SameTime && Km(latitude, longitude, n.Latitude, n.Longitude) < NearKm)
                .Select(n => new Hit("place.text", HitValue.Of("event", n.Name)))
            : [];

    private static IEnumerable<Hit> SignalFirst(Case it) =>
        it is { SignalAt: { } signal, Report.KnownAt: { } known } && known - signal >= HalfAnHour
            ? [new Hit("knownAt", HitValue.Of("min", (decimal)Math.Floor((known - signal).TotalMinutes)))]
            : [];

    // On a plane: within a few kilometres the error is metres.
    private static double Km(decimal latitude, decimal longitude, decimal otherLatitude, decimal otherLongitude)
    {
        var north = (double)(latitude - otherLatitude) * 111.2;
        var east = (double)(longitude - otherLongitude) * 111.2 * Math.Cos((double)latitude * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }
}
