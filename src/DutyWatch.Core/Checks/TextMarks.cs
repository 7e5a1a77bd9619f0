using System.Globalization;
using System.Text.RegularExpressions;

namespace DutyWatch.Core.Checks;

/// <summary>What plain text gives away. Each question is small and answers with the very words it found.</summary>
internal static partial class TextMarks
{
    /// <summary>A number of people that the text tells, with the words it stands in.</summary>
    internal sealed record Told(string Figure, decimal Value, string Text);

    private static readonly Dictionary<string, string> FigureOf = new()
    {
        ["死亡"] = "dead", ["遇难"] = "dead", ["失联"] = "missing", ["失踪"] = "missing", ["受伤"] = "injured", ["转移"] = "evacuated",
    };

    /// <summary>Asks every passage and marks each field once.</summary>
    public static Func<Case, IEnumerable<Hit>> InPassages(Func<string, IEnumerable<string>> find) => it =>
        it.Report.Passages.SelectMany(passage => find(passage.Text).Take(1).Select(hit => new Hit(passage.Field, HitValue.Of("hit", hit))));

    /// <summary>`下午3点`, `昨日`, unless a 24-hour time stands right behind it.</summary>
    public static IEnumerable<string> LooseTimes(string text) =>
        LooseTime().Matches(text).Where(m => !ClockTime().IsMatch(text.AsSpan(m.Index + m.Length, Math.Min(10, text.Length - m.Index - m.Length)))).Select(m => m.Value);

    /// <summary>`死亡2人`, `2人死亡`, `转移群众126人`. Numbers in Chinese characters are left alone.</summary>
    public static IEnumerable<Told> CasualtyNumbers(string text)
    {
        foreach (Match m in NumberBehind().Matches(text).Concat(NumberBefore().Matches(text)))
        {
            if (decimal.TryParse(m.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                yield return new Told(FigureOf[m.Groups["what"].Value], value, m.Value);
            }
        }
    }

    public static bool SaysNoCasualties(string text) => NoCasualties().IsMatch(text);

    public static bool SaysAboutDead(string text) => AboutDead().IsMatch(text);

    /// <summary>大概, 可能, 据说, 左右, 若干 in the same clause as a number of casualties.</summary>
    public static IEnumerable<string> VagueCasualties(string text) =>
        text.Split('，', '。', '；', '、', '\n')
            .Where(clause => Casualty().IsMatch(clause) && Amount().IsMatch(clause))
            .SelectMany(clause => Vague().Matches(clause))
            .Select(m => m.Value);

    /// <summary>What asks a superior for something; what a citizen is quoted with asks nobody.</summary>
    public static IEnumerable<string> Requests(string text) =>
        Request().Matches(Quotation().Replace(text, "")).Select(m => m.Value);

    /// <summary>A mark with its star, or alone on a line as on a page; `秘密` within a sentence is a word.</summary>
    public static bool IsMarkedSecret(string text) => SecrecyMark().IsMatch(text);

    public static bool NamesPerson(string text) => IdentityNumber().IsMatch(text) || VictimNumber().IsMatch(text);

    /// <summary>How alike two texts are: shared pairs of characters, 0 to 1.</summary>
    public static double Likeness(string a, string b)
    {
        if (a.Length < 2 || b.Length < 2)
        {
            return a == b ? 1 : 0;
        }
        var pairs = new Dictionary<(char, char), int>();
        for (var i = 1; i < a.Length; i++)
        {
            pairs[(a[i - 1], a[i])] = pairs.GetValueOrDefault((a[i - 1], a[i])) + 1;
        }
        var shared = 0;
        for (var i = 1; i < b.Length; i++)
        {
            if (pairs.GetValueOrDefault((b[i - 1], b[i])) is > 0 and var left)
            {
                pairs[(b[i - 1], b[i])] = left - 1;
                shared++;
            }
        }
        return 2.0 * shared / (a.Length + b.Length - 2);
    }

    [GeneratedRegex(@"(凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|今晚|昨晚)\d{1,2}点|昨日|昨天|前天|今早|今晨|刚才|刚刚")]
    private static partial Regex LooseTime();

    [GeneratedRegex(@"([01]?\d|2[0-3])(时|[:：][0-5]\d)")]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"(?<what>死亡|遇难|失联|失踪|受伤|转移)(者|人员|人数|群众|安置群众|游客)?(共|共计|为|约)?(?<n>\d{1,9})(余|多)?[人名]")]
    private static partial Regex NumberBehind();

    [GeneratedRegex(@"(?<n>\d{1,9})(余|多)?[人名](?<what>死亡|遇难|失联|失踪|受伤)")]
    private static partial Regex NumberBefore();

    [GeneratedRegex("(无|没有|未造成|暂无|未发现|尚无|未接到).{0,6}(伤亡|死亡|受伤)|(伤亡|死亡).{0,8}(核查|核实|待核|不详)|核查.{0,4}伤亡")]
    private static partial Regex NoCasualties();

    [GeneratedRegex(@"(约|近)\s*\d+\s*[余多]?[人名](死亡|遇难|失联|失踪)|\d+\s*[余多][人名](死亡|遇难|失联|失踪)|(死亡|遇难|失联|失踪)(者|人员|人数)?(共)?((约|近|大约)\s*\d+|\d+[余多])[余多]?[人名]")]
    private static partial Regex AboutDead();

    [GeneratedRegex("死亡|遇难|失联|失踪|受伤|伤亡")]
    private static partial Regex Casualty();

    [GeneratedRegex(@"\d|若干")]
    private static partial Regex Amount();

    [GeneratedRegex("大概|可能|据说|左右|若干")]
    private static partial Regex Vague();

    [GeneratedRegex("妥否[，,]?请(批示|批复|审定)|当否[，,]?请|特此请示|请予(批准|批复|支持|解决|安排|拨付)|恳请.{0,20}?(支持|帮助|解决|给予|拨付|协调)|请求.{0,20}?(支援|拨付|解决|支持|批准)|建议.{0,15}?(拨付|增加.{0,6}?(资金|编制|经费))|望.{0,10}?(批准|解决|支持)为盼")]
    private static partial Regex Request();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"(绝密|机密|秘密)\s*★|^[ \t　]*(绝密|机密|秘密)[ \t　]*\r?$", RegexOptions.Multiline)]
    private static partial Regex SecrecyMark();

    [GeneratedRegex(@"(?<!\d)[1-9]\d{16}[\dXx](?!\d)")]
    private static partial Regex IdentityNumber();

    [GeneratedRegex(@"(伤者|死者|患者|伤员|遇难者|失联者|被困者)[^。；\n]{0,20}?((?<!\d)1[3-9]\d{9}(?!\d)|\d{1,3}床)")]
    private static partial Regex VictimNumber();
}
