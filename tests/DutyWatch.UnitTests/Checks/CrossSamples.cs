using DutyWatch.Core.Checks;
using static DutyWatch.UnitTests.Checks.Clean;

namespace DutyWatch.UnitTests.Checks;

/// <summary>Cross-checks and process.</summary>
internal static class CrossSamples
{
    private static readonly DateTimeOffset Ago = Now.AddMinutes(-30);
    private static readonly FeltQuake Quake = new("泸定县", Ago, 4, 50, null, Answered: false);
    private static readonly NeighbourReport Neighbour = new("康定市", "山火", "泸定县", Ago, CrossesBorders: true, Answered: false);
    private static readonly WarningInForce Red = new("泸定县", "红色", Now.AddMinutes(-60), CheckedIn: false);
    private static readonly TicketCluster Tickets = new("磨西镇", 3, TimeSpan.FromMinutes(30), HasLead: false);
    private static readonly NearIncident Near = new("GZ-20260703-22-001", "acc.fire", 30.01m, 102, Report.OccurredAt!.Value);
    private static readonly Instruction Order = new(Ago, null, null);
    private static readonly MayReach Reach = new("康定市", Ago, 5, MaySpread: false, Told: false);

    private static Case Seeing(FeltQuake quake) => Ticking.Watching(new Watched { Quakes = [quake] });

    public static IEnumerable<Sample> All =>
    [
        new("R-X01", Seeing(Quake), Seeing(Quake with { Magnitude = 3.9m }), "地震已30分钟，泸定县未报灾情或平安。", "Earthquake 30 minutes ago and no report from 泸定县."),
        new("R-X02", Ticking.Watching(new Watched { Neighbours = [Neighbour] }), Ticking.Watching(new Watched { Neighbours = [Neighbour with { Answered = true }] }), "康定市已报山火，泸定县尚未反馈。"),
        new("R-X03", Ticking.Watching(new Watched { Warnings = [Red] }), Ticking.Watching(new Watched { Warnings = [Red with { Colour = "橙色" }] }), "泸定县处于红色预警，未见强化值守反馈。"),
        new("R-X04", Ticking.Watching(new Watched { Clusters = [Tickets] }), Ticking.Watching(new Watched { Clusters = [Tickets with { HasLead = true }] }), "12345等同类诉求集中，疑似事件未报。"),
        new("R-X05", First with { Near = [Near] }, First with { Near = [Near with { Latitude = 30.05m }] }, "疑似重复事件：GZ-20260703-22-001，请确认并案或另立。"),
        new("R-X06", First with { SignalAt = Report.KnownAt!.Value.AddMinutes(-30) }, First with { SignalAt = Report.KnownAt!.Value.AddMinutes(-29) }, "外部信号早于获悉时间30分钟，请说明。", "An outside signal predates awareness by 30 minutes."),
        new("R-P01", Phone with { CalledBack = false }, Phone with { CalledBack = true }, "电话首报未回拨复核。"),
        new("R-P02", First.With(r => r with { Signer = "王某" }), First, "编报人与签发人不得为同一人。"),
        new("R-P03", First.With(r => r with { Signer = "李某" }), First with { Site = Facts with { Signers = null } }, "签发人不在授权名单。"),
        new("R-P04", Phone.With(r => r with { Author = "张某" }), Phone, "编报人不在当班名单，请确认替班登记。"),
        new("R-P05", Update with { Incident = new StandingIncident(IsClosed: true, Report.Working, false) }, Update with { Incident = new StandingIncident(IsClosed: false, Report.Working, false) }, "事件已终报，须先重新启动。"),
        new("R-P06", Final.Counting(("injured", 2), ("missing", 1)), Final.Counting(("injured", 2), ("missing", 1)).With(r => r with { OverrideReason = "搜救经论证终止" }), "仍有失联、被困或明火，不能终报。"),
        new("R-P07", Ticking.Watching(new Watched { Instructions = [Order] }), Ticking.Watching(new Watched { Instructions = [Order with { RelayedAt = Now }] }), "领导批示已30分钟未转达或未签收。"),
        new("R-P08", Ticking.Watching(new Watched { Reaching = [Reach] }), Ticking.Watching(new Watched { Reaching = [Reach with { Km = 5.1 }] }), "事件可能波及康定市，尚未通报。"),
        new("R-P09", Update with { EditsFiled = true }, Update, "已报信息不得修改，请用更正报。"),
    ];
}
