using System.Text.RegularExpressions;

namespace DutyWatch.Core.TextReports;

/// <summary>速报, 续报, 终报, 更正.</summary>
public enum TextStage
{
    First,
    FollowUp,
    Final,
    Correction,
}

/// <summary>What a report by text begins with: which report it is, of which unit, and the password of its card.</summary>
/// <param name="Body">What is behind them.</param>
public sealed partial record ReportHead(TextStage Stage, string? UnitCode, string? Password, string Body)
{
    private static readonly Dictionary<string, TextStage> Stages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["速报"] = TextStage.First, ["初报"] = TextStage.First, ["首报"] = TextStage.First, ["报警"] = TextStage.First, ["SB"] = TextStage.First, ["BJ"] = TextStage.First,
        ["续报"] = TextStage.FollowUp, ["XB"] = TextStage.FollowUp,
        ["终报"] = TextStage.Final, ["ZB"] = TextStage.Final,
        ["更正"] = TextStage.Correction, ["GZ"] = TextStage.Correction,
    };

    /// <summary>Null when it is no report at all.</summary>
    public static ReportHead? Read(string text) => Head().Match(text) is { Success: true } match
        ? new ReportHead(Stages[match.Groups["head"].Value], Group(match, "unit"), Group(match, "password"), text[match.Length..])
        : null;

    /// <summary>For those who read along: one that was not used yet must not be read by them.</summary>
    public static string WithoutPassword(string text) => Password4().Replace(text, "$1****");

    private static string? Group(Match match, string name) => match.Groups[name] is { Success: true } group ? group.Value : null;

    // Latin heads are words of their own ("BJ#3317"), Chinese ones may run on ("速报3317"). Four digits alone may be a time of day: they are a unit only before a password.
    [GeneratedRegex(
        @"^[^\p{L}\p{N}]*(?<head>速报|初报|首报|报警|续报|终报|更正|(SB|BJ|XB|ZB|GZ)(?![A-Z]))(?:[^\p{L}\p{N}]*(?<unit>[0-9]{4})[^\p{L}\p{N}]+(?<password>[0-9]{4})(?![0-9]))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"^([^\p{L}\p{N}]*(?:\p{L}{2})[^\p{L}\p{N}]*\p{Nd}{4}[^\p{L}\p{N}]+)\p{Nd}{4}(?!\p{Nd})")]
    private static partial Regex Password4();
}
