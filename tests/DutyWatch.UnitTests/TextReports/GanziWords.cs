using DutyWatch.Core.TextReports;
using DutyWatch.Server.Site;
using DutyWatch.UnitTests.Site;

namespace DutyWatch.UnitTests.TextReports;

/// <summary>The words of the sample site, as its pack has them.</summary>
internal static class GanziWords
{
    public const string Luding = "513322";

    public static readonly DateTimeOffset Now = new(2026, 11, 22, 13, 5, 0, TimeSpan.FromHours(8));

    public static SiteWords Site { get; } = Read();

    public static TextReport Parse(string text, DateTimeOffset? now = null) => TextReport.Read(ReportHead.Read(text)!, Site, Luding, now ?? Now);

    private static SiteWords Read()
    {
        var pack = SitePack.Read(PackCopy.OriginalFolder).Pack!;
        return new SiteWords(
            TimeZoneInfo.FindSystemTimeZoneById(pack.Site.TimeZone),
            [.. pack.Kinds.Select(k => new KindWords(k.Slug, [k.Zh, .. k.Words]))],
            [.. pack.Units.Where(u => u.Level == "county").Select(u => new CountyName(u.Code, u.Name, u.Short)), .. pack.Site.OutsideCounties.Select(name => new CountyName(null, name, name[..^1]))],
            [.. pack.Units.Where(u => u.Level == "township").Select(u => new TownshipName(u.Code, u.Parent!, u.Name))]);
    }
}
