using System.Text.RegularExpressions;

namespace DutyWatch.Server.Site;

/// <summary>Every lane has a timetable, and every text can be said in the language of the site.</summary>
internal static partial class MessageChecks
{
    private static readonly bool[] Urgencies = [true, false];

    public static void Run(PackDraft draft)
    {
        Checks.Once(draft.Timetable, rule => rule.Lane.Length == 0 ? "" : $"{rule.Lane} {(rule.Urgent ? "urgent" : "other")}", "lane");
        foreach (var lane in PackRows.Lanes)
        {
            foreach (var urgent in Urgencies.Where(urgent => draft.Timetable.All(rule => (rule.Row.Lane, rule.Row.Urgent) != (lane, urgent))))
            {
                draft.Missing("timetable.json", "lane", $"缺少 {lane}（urgent {urgent}）的规则", $"there is no rule for {lane} (urgent {urgent})");
            }
        }
        Checks.Once(draft.Texts, text => text.Kind.Length == 0 ? "" : $"{text.Kind} {text.Language}", "kind");
        foreach (var (text, at) in draft.Texts.Where(text => WithoutPlaceholders(text.Row.Body).AsSpan().ContainsAny('{', '}')))
        {
            at.Note("body", "花括号不配对：占位符写作 {name}", "the braces do not match: a placeholder is written {name}");
        }
        foreach (var kind in draft.Texts.GroupBy(text => text.Row.Kind).Where(kind => kind.All(text => text.Row.Language != draft.Site.Row.Language)))
        {
            kind.First().At.Note("language",
                $"“{kind.Key}”缺少本站语言 {draft.Site.Row.Language} 的文本",
                $"'{kind.Key}' has no text in the site's language {draft.Site.Row.Language}");
        }
    }

    private static string WithoutPlaceholders(string body) => Placeholder().Replace(body, "");

    [GeneratedRegex(@"\{\p{L}[\p{L}\p{N}_.-]*\}")]
    private static partial Regex Placeholder();
}
