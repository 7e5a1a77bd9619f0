using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Texts;

/// <summary>The site's own words: signature, language, zone and templates, as they are in force now.</summary>
internal sealed class SiteTexts
{
    /// <summary>An alert whose template is missing must still be heard.</summary>
    private const string LastResort = "{reason}。1 {code}";

    private readonly SiteRow site;
    private readonly TextFrame frame;
    private readonly Dictionary<string, string> bodies;

    private SiteTexts(SiteRow site, TextFrame frame, Dictionary<string, string> bodies)
    {
        this.site = site;
        this.frame = frame;
        this.bodies = bodies;
    }

    /// <summary>A demo site's people are invented: no real gateway may send while it is loaded.</summary>
    public bool Demo => site.Demo;

    public string PrefectureCode => site.PrefectureCode;

    public bool IsChinese => site.Language == "zh";

    public static async Task<SiteTexts> Load(DutyTransaction tx, AlertOptions options, IEnumerable<string> kinds)
    {
        var asked = tx.Ask<SiteRow>(Sql.Site);
        var rows = await tx.List<TemplateRow>(Sql.Templates, new { kinds = kinds.Distinct().ToArray() });
        var site = await asked.One();
        var frame = new TextFrame(site.Signature, options.Drill ? options.DrillPrefix : "");
        return new SiteTexts(site, frame, rows.ToDictionary(r => r.Kind, r => r.Body, StringComparer.Ordinal));
    }

    /// <summary>Only a text that asks for an answer needs a code.</summary>
    public bool AsksForCode(string kind) => Body(kind).Contains("{code}", StringComparison.Ordinal);

    public string Write(string kind, IReadOnlyDictionary<string, string> words) => MessageText.Write(frame, Body(kind), words);

    /// <summary>An instant as people of this site read it.</summary>
    public string Clock(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private string Body(string kind) => bodies.GetValueOrDefault(kind, LastResort);

    private sealed record SiteRow(string PrefectureCode, string TimeZone, string Language, bool Demo, string Signature);

    private sealed record TemplateRow(string Kind, string Body);

    public static class Sql
    {
        public const string Site = """
            select prefecture_code, time_zone, language, demo, signature
            from site
            """;

        public const string Templates = """
            select t.kind, t.body
            from site s
            join message_template t on t.language = s.language
            where t.kind = any(@kinds)
            """;
    }
}
