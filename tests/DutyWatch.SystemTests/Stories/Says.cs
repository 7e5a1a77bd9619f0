using DutyWatch.Contracts;
using DutyWatch.Core.Time;

namespace DutyWatch.SystemTests.Stories;

/// <summary>What people of the stories say.</summary>
internal static class Says
{
    public static RecordLeadRequest Lead(World world, string county, string kind = "nat.geo.landslide") => new()
    {
        CommandId = Ids.New(world.Now),
        Kind = kind,
        Place = new ReportPlace { Text = "磨西镇", CountyCode = county },
        KnownAt = world.Now,
        Source = new ReportSource { Kind = "hotline", Who = "12345" },
        OwingUnits = [county],
        Text = "市民来电：公路上方塌方",
    };

    public static FileReportRequest First(World world, string county, Guid? incident = null) => new()
    {
        CommandId = Ids.New(world.Now),
        ReportId = Ids.New(world.Now),
        IncidentId = incident,
        Stage = ReportStage.First,
        UnitCode = county,
        Kind = "nat.geo.landslide",
        Title = "磨西镇滑坡",
        OccurredAt = world.Now,
        KnownAt = world.Now,
        FiledAt = world.Now,
        Place = new ReportPlace { Text = "磨西镇", CountyCode = county },
        Course = "公路上方山体滑坡，一辆货车被埋",
        Measures = "消防已出动",
        Figures = new Figures { Dead = 0, Trapped = 2 },
        FigureStatus = FigureStatus.Unverified,
        LevelConfirmed = IncidentLevel.IV,
        Author = "值班员甲",
        ContactPhone = "0836-3122345",
        Signer = "带班领导乙",
    };

    public static FileReportRequest Phone(World world, string county, Guid? incident = null) => First(world, county, incident) with { Stage = ReportStage.Phone, ReportId = Ids.New(world.Now), CommandId = Ids.New(world.Now) };

    public static FileReportRequest Update(World world, string county, Guid incident) => First(world, county, incident) with { Stage = ReportStage.Update };
}
