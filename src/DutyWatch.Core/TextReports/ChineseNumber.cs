using System.Globalization;
using System.Text.RegularExpressions;

namespace DutyWatch.Core.TextReports;

/// <summary>Whole numbers below ten thousand as people write them: `15`, `十五`, `两`, `一百零五`. What can be read in two ways is no number.</summary>
internal static partial class ChineseNumber
{
    private static readonly Dictionary<string, int> Whole = new() { ["零"] = 0, ["〇"] = 0, ["百"] = 100, ["千"] = 1000 };

    /// <summary>Every character that a Chinese number may hold.</summary>
    public const string Characters = "零〇一二两三四五六七八九十百千";

    private const string Digits = "零一二三四五六七八九";

    public static int? Parse(string text) =>
        text.Length > 0 && char.IsAsciiDigit(text[0]) ? (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? plain : null)
        : Whole.TryGetValue(text, out var whole) ? whole
        : Form().Match(text) is { Success: true } form ? Sum(form)
        : null;

    private static int Sum(Match form) =>
        (Digit(form, "thousands") * 1000) + (Digit(form, "hundreds") * 100) + (form.Groups["ten"].Success ? Math.Max(1, Digit(form, "tens")) * 10 : 0) + Digit(form, "ones");

    private static int Digit(Match form, string name) =>
        form.Groups[name] is { Success: true } group ? group.Value == "两" ? 2 : Digits.IndexOf(group.Value[0], StringComparison.Ordinal) : 0;

    // "一百五" is a hundred and fifty to some and a hundred and five to others; "两三" is two or three.
    [GeneratedRegex(
        "^(?:(?<ones>[一二两三四五六七八九])" +
        "|(?:(?<hundreds>[一二两三四五六七八九])百)?(?<ten>(?<tens>[一二三四五六七八九])?十)(?<ones>[一二三四五六七八九])?" +
        "|(?<hundreds>[一二两三四五六七八九])百(?:[零〇](?<ones>[一二三四五六七八九]))?" +
        "|(?<thousands>[一二两三四五六七八九])千(?:(?<hundreds>[一二两三四五六七八九])百)?)$")]
    private static partial Regex Form();
}
