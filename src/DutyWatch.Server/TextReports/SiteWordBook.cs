using DutyWatch.Core.TextReports;
using DutyWatch.Postgres;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.TextReports;

/// <summary>The words by which the site's reports are read: its kinds as people call them, its counties and those beyond the border, its townships.</summary>
internal sealed class SiteWordBook(RuleBook rules)
{
    private (string PackHash, SiteWords Words)? kept;

    public async Task<SiteWords> Current(DutyTransaction tx)
    {
        var site = await rules.Current(tx.Ct);
        if (kept is { } known && known.PackHash == site.Site.PackHash)
        {
            return known.Words;
        }
        var kinds = await tx.List<KindRow>(Sql.Kinds);
        var units = await tx.List<UnitRow>(Sql.Units);
        var outside = await tx.First<string[]>(Sql.Outside) ?? [];
        var words = new SiteWords(
            site.Zone,
            [.. kinds.Select(k => new KindWords(k.Slug, [k.Zh, .. k.Words]))],
            [.. units.Where(u => u.Level == "county").Select(u => new CountyName(u.Code, u.Name, u.Short)), .. outside.Select(name => new CountyName(null, name, name[..^1]))],
            [.. units.Where(u => u is { Level: "township", Parent: not null }).Select(u => new TownshipName(u.Code, u.Parent!, u.Name))]);
        kept = (site.Site.PackHash, words);
        return words;
    }

    private sealed record KindRow(string Slug, string Zh, string[] Words);

    private sealed record UnitRow(string Code, string Name, string Short, string Level, string? Parent);

    public static class Sql
    {
        public const string Kinds = "select slug, zh, words from kind order by position";

        public const string Units = "select code, name, short, level, parent from unit where level in ('county', 'township') order by code";

        public const string Outside = "select outside_counties from site";
    }
}
