using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Checks;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Reports;
using DutyWatch.UnitTests.House;

namespace DutyWatch.UnitTests.Checks;

/// <summary>
/// The checks that a county's form runs without a server. Their words and patterns are printed for the console, and what they must find is
/// printed for its tests: the two can never say different things of the same report.
/// </summary>
public sealed class OfflineChecksTests
{
    private const string Folder = "src/console/src/features/reports/offline";

    /// <summary>What can be judged by the report alone. The others ask for the level tables, earlier reports, places, rosters or the world outside.</summary>
    private static readonly string[] Ids =
    [
        "R-T02", "R-T03", "R-T05", "R-T06", "R-T07", "R-T09", "R-T10", "R-T11", "R-E01", "R-E02", "R-E04", "R-E05", "R-E06", "R-E08", "R-E09", "R-E10", "R-E11", "R-E12",
        "R-E13", "R-E14", "R-E16", "R-N05", "R-N06", "R-N09", "R-N12", "R-L04", "R-D01", "R-D07", "R-D11", "R-D12", "R-D14", "R-S01", "R-P02", "R-P06",
    ];

    private static readonly string[] Patterns =
    [
        "LooseTime", "ClockTime", "NumberBehind", "NumberBefore", "NoCasualties", "AboutDead", "Casualty", "Amount", "Vague", "Request", "Quotation", "SecrecyMark",
        "IdentityNumber", "VictimNumber", "PhoneNumber", "StillOpen", "Investigator", "Someday", "FirstTitle", "UpdateTitle", "FinalTitle", "SensitivePlace", "SensitiveGroup",
    ];

    private static readonly string[] Scraps =
    [
        "死亡", "2人", "失联", "约", "余", "受伤", "转移群众", "12", "，", "。", "\n", "机密★1年", "绝密", "下午3点", "昨日", "15:05", "恳请州上", "支持", "请予批准", "“请求支援”", "据说", "左右",
        "511000199001011234", "伤者13800000000", "无人员伤亡", "正在调查", "县公安局预计3日内查明", "康定县", "小学", "校车", "２人遇难", "𠮷", "约3人死亡", "许", "5名", "妥否，请批示",
    ];

    private const string JsOpen = "{";
    private const string JsClose = "}";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_console_has_their_words_and_patterns_from_here() => GeneratedFile.Agrees($"{Folder}/rules.ts", $"""
        // Printed from the server's own checks by OfflineChecksTests (DUTYWATCH_REWRITE=1 writes it anew). Change them there.
        import type {JsOpen} Severity {JsClose} from '../checks';

        export interface Rule {JsOpen} readonly id: string; readonly severity: Severity; readonly stages: readonly string[]; readonly zh: string; readonly en: string {JsClose}

        export const RULES: readonly Rule[] = [
        {string.Join('\n', CheckTable.All.Where(c => Ids.Contains(c.Id)).Select(Row))}
        ];

        /** What each is called on the server; the flags are the caller's. */
        export const PATTERNS = {JsOpen}
        {string.Join('\n', Patterns.Select(name => $"  {Camel(name)}: {Quoted(ForJavaScript(PatternOf(name)))},"))}
        {JsClose} as const;

        /** Renamed or abolished places. */
        export const OLD_NAMES = {Listed(Private<string[]>("TextChecks", "OldNames"))};

        /** Which figure a word tells. */
        export const FIGURE_OF: Readonly<Record<string, string>> = {JsOpen} {string.Join(", ", Private<Dictionary<string, string>>("TextMarks", "FigureOf").Select(f => $"{f.Key}: {Quoted(f.Value)}"))} {JsClose};

        """);

    [Fact]
    public void What_they_find_is_printed_for_the_consoles_tests() =>
        GeneratedFile.Agrees("tests/data/offline-checks.json", "[\n" + string.Join(",\n", Vectors().Select(v => v.ToJsonString(Plain))) + "\n]\n");

    [Fact]
    public void Each_of_them_speaks_somewhere_among_what_is_printed()
    {
        var spoken = Vectors().SelectMany(v => v["found"]!.AsArray()).Select(f => f!["rule"]!.GetValue<string>()).ToHashSet();

        Assert.Equal([], Ids.Except(spoken));
    }

    private static IEnumerable<JsonObject> Vectors() => CheckTableTests.Samples.Where(s => Ids.Contains(s.Id)).SelectMany(s => new[] { s.Yes, s.No }).Append(Clean.First.With(r => r with { TownshipCode = "" })).Concat(Texts()).Select(Vector);

    // The same texts at every run: their order is the order of a small generator with a fixed start.
    private static IEnumerable<Case> Texts()
    {
        var state = 20260701u;
        for (var i = 0; i < 100; i++)
        {
            var words = new List<string>();
            while (words.Count < 3 + (i % 6))
            {
                state = (state * 1664525u) + 1013904223u;
                words.Add(Scraps[(int)((state >> 8) % (uint)Scraps.Length)]);
            }
            var text = string.Concat(words);
            var it = (i % 4) switch { 0 => Clean.First, 1 => Clean.Update, 2 => Clean.Final, _ => Clean.Phone };
            yield return (i % 3) switch
            {
                0 => it.Counting(("dead", 2), ("missing", 3), ("injured", 5), ("evacuated", 12)).With(r => r with { Course = text }),
                1 => it.With(r => r with { Title = text, Place = text, Cause = text, Measures = text }),
                _ => it.With(r => r with { Needs = text, Course = text, FigureState = FigureState.None, Figures = Counts.None }),
            };
        }
    }

    private static JsonObject Vector(Case it)
    {
        var request = Request(it);
        var judged = new Case
        {
            Stage = it.Stage, Now = it.Now, Report = CaseOf.Report(request), DueAt = it.DueAt, Site = new SiteFacts { Zone = Clean.Facts.Zone, FilerName = Clean.Facts.FilerName, KindName = Clean.Facts.KindName },
        };
        var found = CheckTable.Run(judged).Where(f => Ids.Contains(f.Rule)).Select(ReportChecks.View);
        return new JsonObject
        {
            ["now"] = it.Now.ToString("O"),
            ["dueAt"] = it.DueAt?.ToString("O"),
            ["request"] = Lean(JsonSerializer.SerializeToNode(request, Wire.Options)!),
            ["found"] = JsonSerializer.SerializeToNode(found, Wire.Options),
        };
    }

    /// <summary>The report of a sample as its filer would send it.</summary>
    private static FileReportRequest Request(Case it)
    {
        var r = it.Report;
        return new FileReportRequest
        {
            CommandId = Guid.Empty, ReportId = Guid.Empty, UnitCode = "513322", Stage = Enum.Parse<ReportStage>(it.Stage.ToString()), Title = r.Title, Kind = r.Kind,
            OccurredAt = r.OccurredAt, OccurredPrecision = (Precision)r.Precision, KnownAt = r.KnownAt, InformedAt = r.InformedAt, AsOf = r.AsOf,
            Place = new ReportPlace { Text = r.Place, TownshipCode = r.TownshipCode, Latitude = r.Latitude, Longitude = r.Longitude },
            Course = r.Course, Cause = r.Cause, Measures = r.Measures, Trend = r.Trend, NextSteps = r.NextSteps, Needs = r.Needs, Lessons = r.Lessons, Aftercare = r.Aftercare,
            LeadersOnSite = [.. Enumerable.Repeat("甲", r.LeadersOnSite)], Figures = JsonSerializer.Deserialize<Figures>(JsonSerializer.Serialize(r.Figures.Known.ToDictionary()), Wire.Options)!,
            FigureStatus = (FigureStatus)r.FigureState, Approximate = r.Approximate, LevelConfirmed = (IncidentLevel)r.Confirmed, LevelProspective = (IncidentLevel)r.Prospective, LevelBasis = r.LevelBasis,
            Sensitive = [.. Enumerable.Repeat("S01", r.Sensitive)], ResponseStartedAt = r.ResponseStartedAt, ResponseEndedAt = r.ResponseEndedAt, OpenFire = r.OpenFire ? true : null,
            Source = new ReportSource { Kind = r.Source }, Author = r.Author, ContactPhone = r.ContactPhone, Signer = r.Signer, CorrectionNote = r.CorrectionNote,
            Override = r.OverrideReason.Length > 0 ? new ReportOverride { Reason = r.OverrideReason } : null,
        };
    }

    // What is absent and what is empty are the same to the checks; the file is read by people too.
    private static JsonNode Lean(JsonNode node)
    {
        if (node is JsonObject fields)
        {
            foreach (var name in fields.Select(f => f.Key).ToList())
            {
                if (fields[name] is null or JsonArray { Count: 0 } || (fields[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length == 0))
                {
                    fields.Remove(name);
                }
                else
                {
                    Lean(fields[name]!);
                }
            }
        }
        return node;
    }

    private static string Row(Check c)
    {
        var stages = Enum.GetValues<CheckStage>().Where(s => s != CheckStage.All && (c.Stages & s) != 0 && s <= CheckStage.Correction).Select(s => s.ToString().ToLowerInvariant());
        return $"  {JsOpen} id: {Quoted(c.Id)}, severity: {Quoted(Words.Of(c.Severity))}, stages: {Listed(stages)}, zh: {Quoted(c.Zh)}, en: {Quoted(c.En)} {JsClose},";
    }

    /// <summary>The same pattern for the browser's engine with the flag `u`: there a digit is one of ten, a dot leaves out more ends of lines, and so do the anchors.</summary>
    private static string ForJavaScript((string Pattern, RegexOptions Options) regex)
    {
        var pattern = Regex.Replace(regex.Pattern, @"(?<!\\)\.", @"[^\n]").Replace(@"\d", @"\p{Nd}", StringComparison.Ordinal).Replace(@"\s", @"[\t\n\v\f\r\x85\p{Z}]", StringComparison.Ordinal);
        return (regex.Options & RegexOptions.Multiline) == 0 ? pattern : Regex.Replace(pattern, @"(?<=^|\|)\^", @"(?<![^\n])").Replace("$", @"(?![^\n])", StringComparison.Ordinal);
    }

    private static (string, RegexOptions) PatternOf(string name)
    {
        var method = Assert.Single(typeof(CheckTable).Assembly.GetTypes().Where(t => t.Namespace == typeof(CheckTable).Namespace)
            .Select(t => t.GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static, Type.EmptyTypes)).OfType<MethodInfo>());
        var regex = method.GetCustomAttribute<GeneratedRegexAttribute>()!;
        return (regex.Pattern, regex.Options);
    }

    private static T Private<T>(string type, string field) =>
        (T)typeof(CheckTable).Assembly.GetType($"{typeof(CheckTable).Namespace}.{type}")!.GetField(field, BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    private static string Listed(IEnumerable<string> words) => $"[{string.Join(", ", words.Select(Quoted))}]";

    private static string Quoted(string text) => $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)}'";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
