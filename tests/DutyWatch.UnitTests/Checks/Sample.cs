using DutyWatch.Core.Checks;
using DutyWatch.Core.Incidents;
using DutyWatch.UnitTests.Core;

namespace DutyWatch.UnitTests.Checks;

/// <summary>One check with a case in which it speaks and its neighbour in which it is silent.</summary>
/// <param name="Zh">What it says, filled in.</param>
/// <param name="En">Null where the English sentence has nothing to fill in.</param>
public sealed record Sample(string Id, Case Yes, Case No, string Zh, string? En = null);

/// <summary>Reports with nothing to find in them, to be spoilt one field at a time.</summary>
internal static class Clean
{
    public static readonly DateTimeOffset Now = Day.At("15:35");

    public static readonly SiteFacts Facts = new()
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        TownshipExists = true,
        County = new Bounds(29, 101, 31, 103),
        CountyName = "泸定县",
        Population = 1000,
        FilerName = "泸定县",
        KindName = "火灾",
        Signers = ["县政府办主任"],
        OnDuty = ["王某"],
    };

    /// <summary>The first report of domain 3.9, whole.</summary>
    public static readonly CheckedReport Report = new()
    {
        Title = "泸定县关于磨西镇某村民房火灾的首报",
        Kind = "acc.fire",
        OccurredAt = Day.At("15:05"),
        KnownAt = Day.At("15:12"),
        InformedAt = Day.At("15:12"),
        AsOf = Day.At("15:30"),
        Place = "磨西镇某村",
        TownshipCode = "513322103",
        Latitude = 30,
        Longitude = 102,
        Course = "7月3日15时许，泸定县磨西镇某村一民房起火。截至15时30分，过火约60平方米，2人受伤（轻伤）已送县医院，无死亡、失联。",
        Cause = "起火原因已查明，系电线老化。",
        Measures = "15时08分出动3车15人，15时21分到场。",
        Trend = "火势已控制。",
        NextSteps = "全力扑救，核查涉险人员，续报进展。",
        LeadersOnSite = 1,
        Figures = Some(("injured", 2), ("minorInjured", 2)),
        FigureState = FigureState.Verified,
        Confirmed = Level.IV,
        Source = "消防救援大队",
        Author = "王某",
        ContactPhone = "13000000000",
        Signer = "县政府办主任",
    };

    public static Case First { get; } = new() { Stage = CheckStage.First, Now = Now, Report = Report, Site = Facts };

    public static Case Phone { get; } = First with { Stage = CheckStage.Phone };

    public static Case Update { get; } = First with
    {
        Stage = CheckStage.Update,
        Report = Report with { Title = "泸定县关于磨西镇某村民房火灾的续报一" },
        Previous = Report with { AsOf = Day.At("15:00"), Course = "上一报的经过与此不同。" },
    };

    public static Case Final { get; } = Update with
    {
        Stage = CheckStage.Final,
        Report = Report with
        {
            Title = "泸定县关于磨西镇某村民房火灾的终报",
            ResponseStartedAt = Day.At("15:08"),
            ResponseEndedAt = Day.At("15:30"),
            Aftercare = "伤者已妥善安置。",
            Lessons = "加强用电检查。",
        },
    };

    public static Case Document { get; } = new()
    {
        Stage = CheckStage.Document,
        Now = Now,
        Document = new OutgoingText
        {
            Body = "现将情况报告如下。", Upward = true, SignerLine = true, Addressees = 1, IsRequest = true, Matters = 1,
            Number = "甘府办〔2026〕1号", Date = "2026年7月3日", Urgency = "特急", Level = Level.II, IsSpecial = true,
        },
    };

    public static Case Sms { get; } = Document with { Stage = CheckStage.Sms };

    public static Case Ticking { get; } = new() { Stage = CheckStage.Timer, Now = Now, Site = Facts };

    public static Counts Some(params (string Name, decimal Value)[] figures) => new(figures.ToDictionary(f => f.Name, f => f.Value));

    public static Case With(this Case it, Func<CheckedReport, CheckedReport> change) => it with { Report = change(it.Report) };

    public static Case Before(this Case it, Func<CheckedReport, CheckedReport> change) => it with { Previous = change(it.Previous!) };

    public static Case Counting(this Case it, params (string Name, decimal Value)[] figures) => it.With(r => r with { Figures = Some(figures) });

    public static Case Counted(this Case it, params (string Name, decimal Value)[] figures) => it.Before(r => r with { Figures = Some(figures) });

    public static Case Writing(this Case it, string body) => it with { Document = it.Document! with { Body = body } };

    public static Case Watching(this Case it, Watched watched) => it with { Watched = watched };
}
