using System.Text.RegularExpressions;

namespace DutyWatch.Core.TextReports;

/// <summary>What a text says of people, by the outside names of the figures. What it does not say is unknown and never 0.</summary>
/// <param name="Approximate">Those that are "about" (余, 约, 近).</param>
/// <param name="Unclear">Words about casualties were left that can be read in two ways.</param>
public sealed record Casualties(IReadOnlyDictionary<string, int> Known, IReadOnlyList<string> Approximate, bool Unclear)
{
    public static readonly Casualties None = new(new Dictionary<string, int>(), [], false);

    public int? this[string figure] => Known.TryGetValue(figure, out var value) ? value : null;
}

/// <summary>
/// Reads figures of people. Word first (亡2伤15) and number first (2人死亡15人受伤) are read, each as far as it is one of them to its end; a run that is
/// neither (亡2伤失3) is not guessed: taken from the wrong side, "2人死亡15人受伤" says fifteen dead.
/// </summary>
internal static partial class CasualtyReader
{
    private const string Number = $"(?:[0-9]{{1,5}}(?![0-9.:%百千万亿])|[{ChineseNumber.Characters}]{{1,7}}(?![{ChineseNumber.Characters}几万亿]))";
    private const string NotInside = $"(?<![0-9A-Za-z.+:几第{ChineseNumber.Characters}-])(?<!(?<!人)数)";
    private const string People = "(?:人员|人|名|位)(?:村民|群众|学生|工人|游客|司机|乘客|牧民|儿童|老人|队员|人员)?";

    private static readonly Dictionary<string, string> FigureOf = new()
    {
        ["死亡"] = "dead", ["遇难"] = "dead", ["身亡"] = "dead", ["罹难"] = "dead", ["牺牲"] = "dead", ["亡"] = "dead", ["死"] = "dead",
        ["受伤"] = "injured", ["伤"] = "injured",
        ["失联"] = "missing", ["失踪"] = "missing", ["失"] = "missing",
        ["被困"] = "trapped", ["受困"] = "trapped", ["困"] = "trapped",
        ["危重"] = "criticallyInjured", ["重伤"] = "seriouslyInjured", ["轻伤"] = "minorInjured",
    };

    private static readonly string[] NobodyHurt = ["dead", "injured", "missing"];

    private enum Sort
    {
        Word,
        Number,

        /// <summary>Two to three, a score or so, dead and injured together: nothing that could be written down as a figure.</summary>
        Vague,
        Other,
    }

    private sealed record Token(Sort Sort, int Start, int End, string Figure = "", int Value = 0, bool IsAbout = false, bool EndsItself = false, bool IsBoth = false);

    private sealed record Reading(string Figure, int Value, bool IsAbout, int Start, int End);

    public static Casualties Read(Unread text)
    {
        var said = Denied(text);
        var unclear = false;
        foreach (var run in Runs(text))
        {
            var readings = Pairs(run);
            said.AddRange(readings ?? []);
            unclear |= readings is null && IsUnclear(run);
        }
        var known = new Dictionary<string, int>();
        var about = new List<string>();
        foreach (var figure in said.GroupBy(r => r.Figure))
        {
            if (figure.Select(r => r.Value).Distinct().Count() > 1)
            {
                unclear = true;
                continue;
            }
            known[figure.Key] = figure.First().Value;
            if (figure.Any(r => r.IsAbout))
            {
                about.Add(figure.Key);
            }
        }
        foreach (var reading in said.Where(r => known.ContainsKey(r.Figure)))
        {
            text.Take(reading.Start, reading.End - reading.Start);
        }
        if (known.TryGetValue("seriouslyInjured", out var serious) && known.TryGetValue("minorInjured", out var minor))
        {
            known.TryAdd("injured", serious + minor);
        }
        return new Casualties(known, about, unclear);
    }

    // 无人员伤亡 is nobody; 伤亡不明 is nothing said, and 暂无 is only nothing known yet.
    private static List<Reading> Denied(Unread text)
    {
        var said = new List<Reading>();
        foreach (Match unknown in Unknown().Matches(text.Text).Where(m => text.IsUnread(m.Index, m.Length)))
        {
            text.Take(unknown.Index, unknown.Length);
        }
        foreach (Match nobody in Nobody().Matches(text.Text).Where(m => text.IsUnread(m.Index, m.Length)))
        {
            var figures = nobody.Groups["what"] is { Success: true } what ? [FigureOf[what.Value]] : NobodyHurt;
            said.AddRange(figures.Select(figure => new Reading(figure, 0, false, nobody.Index, nobody.Index + nobody.Length)));
            text.Take(nobody.Index, nobody.Length);
        }
        return said;
    }

    /// <summary>Words and numbers that stand together. Fields that hold a word or a number alone belong to their neighbours: 亡 2 伤 15.</summary>
    private static IEnumerable<IReadOnlyList<Token>> Runs(Unread text)
    {
        var chain = new List<List<Token>>();
        foreach (var piece in text.Pieces())
        {
            var tokens = Tokens(piece);
            var pure = tokens.TrueForAll(t => t.Sort != Sort.Other);
            if (!pure || !piece.Joins)
            {
                foreach (var run in Flat(chain))
                {
                    yield return run;
                }
                chain = [];
            }
            if (pure)
            {
                chain.Add(tokens);
                continue;
            }
            foreach (var run in Within(tokens))
            {
                yield return run;
            }
        }
        foreach (var run in Flat(chain))
        {
            yield return run;
        }
    }

    private static List<List<Token>> Flat(List<List<Token>> chain) =>
        chain is [[{ IsBoth: true }], [_, _, ..], ..] ? Flat(chain[1..])
        : chain.Exists(tokens => tokens.Count == 1) ? [[.. chain.SelectMany(tokens => tokens)]]
        : chain;

    // Within a sentence: a number without its people, right before another word, may count something else.
    private static IEnumerable<IReadOnlyList<Token>> Within(List<Token> tokens)
    {
        var run = new List<Token>();
        foreach (var token in tokens)
        {
            if (token.Sort != Sort.Other)
            {
                run.Add(token);
                continue;
            }
            if (run.Count > 1)
            {
                yield return run[^1] is { Sort: Sort.Number, EndsItself: false } cut ? [.. run[..^1], cut with { Sort = Sort.Vague }] : run;
            }
            run = [];
        }
        if (run.Count > 1)
        {
            yield return run;
        }
    }

    /// <summary>Null when it is neither word first nor number first to its end.</summary>
    private static List<Reading>? Pairs(IReadOnlyList<Token> run)
    {
        if (run.Count % 2 != 0)
        {
            return null;
        }
        var readings = new List<Reading>();
        for (var i = 0; i < run.Count; i += 2)
        {
            var (word, number) = run[0].Sort == Sort.Word ? (run[i], run[i + 1]) : (run[i + 1], run[i]);
            if (word.Sort != Sort.Word || number.Sort != Sort.Number)
            {
                return null;
            }
            readings.Add(new Reading(word.Figure, number.Value, number.IsAbout, run[i].Start, run[i + 1].End));
        }
        return readings;
    }

    // A number alone is no word about people, and a word alone no number.
    private static bool IsUnclear(IReadOnlyList<Token> run) => run.Any(t => t.Sort == Sort.Word || t.IsBoth) && run.Any(t => t.Sort != Sort.Word && !t.IsBoth);

    private static List<Token> Tokens(Piece piece) => [.. Lexemes().Matches(piece.Text).Select(m => TokenOf(m, piece.Start))];

    private static Token TokenOf(Match m, int offset)
    {
        var (start, end) = (offset + m.Index, offset + m.Index + m.Length);
        if (m.Groups["word"] is { Success: true } word)
        {
            return new Token(Sort.Word, start, end, FigureOf[word.Value]);
        }
        if (m.Groups["vague"].Success || m.Groups["both"].Success)
        {
            return new Token(Sort.Vague, start, end, IsBoth: m.Groups["both"].Success);
        }
        if (m.Groups["number"] is not { Success: true } number)
        {
            return new Token(Sort.Other, start, end);
        }
        var isAbout = m.Groups["about"].Success;
        // 近百人 is about a hundred; a hundred without a digit says nothing exact.
        return ChineseNumber.Parse(number.Value) is { } value && (isAbout || number.Value is not ("百" or "千"))
            ? new Token(Sort.Number, start, end, Value: value, IsAbout: isAbout, EndsItself: m.Groups["people"].Success)
            : new Token(Sort.Vague, start, end);
    }

    // What other words count (转移120人) is no casualty, and 伤亡5人 does not say who is dead. A single character is a word only before a number, another word or the end: 失火, 困难.
    [GeneratedRegex(
        "(?<counted>(?:转移|疏散|安置|撤离|避险|出动|投入|救出|搜救|营救|解救|救治|受灾|涉险|集结|调集)(?:群众|人员|游客|学生|村民)*" + NotInside + Number + "(?:余|多|来)?" + People + "?)" +
        "|(?<vague>" + NotInside + Number + "(?:人|名)?(?:[-~—–至到或]" + Number + ")+" + People + "?|" + NotInside + "(?:[几数]十|几|数百|数千|十几|[" + ChineseNumber.Characters + "]+几)" + People + ")" +
        "|(?<about>(?<!附)(?:大约|约|将近|近|超过|逾|至少|不少于))?(?:共计|共|已有|有|为|达)?" + NotInside + "(?<number>" + Number + ")(?<about>余|多|来)?(?<people>" + People + ")?(?<about>左右|以上|以下)?" +
        "|(?<both>伤亡|死伤)(?:人数|人员)?(?:共计|共|为|是|有|达|=)?" +
        "|(?<word>死亡|遇难|身亡|罹难|牺牲|受伤|失联|失踪|被困|受困|危重|重伤|轻伤|[亡死伤失困](?=$|[0-9亡死伤失困重轻被约近共为]|[" + ChineseNumber.Characters + "]|人数|人员|者|员))(?:人数|人员|者|员)?(?:共计|共|为|是|有|达|=)?" +
        "|(?<other>.)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Lexemes();

    [GeneratedRegex("(?:人员)?伤亡(?:情况|人数)?(?:暂时?|尚|目前)?(?:不明|不详|未知|待核实?|待查|核查中|核实中|正在核[查实])")]
    private static partial Regex Unknown();

    [GeneratedRegex("(?<![暂尚有是否])(?:无|没有|未造成|零)(?:任何)?(?:人员|人)?(?:伤亡|(?<=人员?)(?<what>死亡|遇难|受伤|失联|失踪|被困))(?!情况|人数|不|待|未|信息|报告|数据|消息)")]
    private static partial Regex Nobody();
}
