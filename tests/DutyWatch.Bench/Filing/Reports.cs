using System.Globalization;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;

namespace DutyWatch.Bench.Filing;

/// <summary>What one county files about one incident: a first report, then follow-ups.</summary>
internal static class Reports
{
    public const int OfAnIncident = 10;

    private const int FirstCounty = 513322;
    private const int Counties = 17;

    private static readonly JsonSerializerOptions Options = ContractJson.Configure(new JsonSerializerOptions());

    /// <summary>pgbench has the same rule in its own words.</summary>
    public static string UnitOf(int filer) => (FirstCounty + (filer % Counties)).ToString(CultureInfo.InvariantCulture);

    public static FileReportRequest First(string unit) => Sample(unit) with { Stage = ReportStage.First };

    public static FileReportRequest FollowUp(string unit, Guid incident) => Sample(unit) with { Stage = ReportStage.Update, IncidentId = incident };

    public static string Write(FileReportRequest report) => JsonSerializer.Serialize(report, Options);

    private static FileReportRequest Sample(string unit) => new()
    {
        CommandId = Ids.New(Ground.Clocks.Now),
        ReportId = Ids.New(Ground.Clocks.Now),
        Stage = ReportStage.First,
        UnitCode = unit,
        Kind = "nat.geo.debris_flow",
        OccurredAt = Ground.Clocks.Now.AddMinutes(-20),
        KnownAt = Ground.Clocks.Now.AddMinutes(-15),
        FiledAt = Ground.Clocks.Now,
        Place = new ReportPlace { Text = "磨西镇咱地村", CountyCode = unit },
        Course = "磨西镇发生泥石流，冲毁道路约三百米，两户房屋进水，已组织转移群众。",
        Measures = "县应急、自然资源、消防已到现场，交通部门封闭道路。",
        NextSteps = "继续核查人员情况，抢通便道。",
        Figures = new Figures { Dead = 0, Missing = 2, Injured = 3, Evacuated = 126, HousesDamaged = 2 },
        FigureStatus = FigureStatus.Unverified,
        LevelProspective = IncidentLevel.III,
        Author = "值班员",
        ContactPhone = "0836-0000000",
    };
}
