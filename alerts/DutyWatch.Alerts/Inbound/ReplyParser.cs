using System.Text.RegularExpressions;

namespace DutyWatch.Alerts.Inbound;

internal enum ReplyKind
{
    Empty,
    OptOut,
    Help,

    /// <summary>The head of a report by text (速报, 续报, ...).</summary>
    Report,

    /// <summary>平安, with the verifying fact behind it.</summary>
    AllQuiet,

    /// <summary>An action and a code.</summary>
    Coded,

    /// <summary>An action without a code: good only while exactly one alert is open for that phone.</summary>
    Word,
    BadAction,
    FreeText,
}

internal enum ReplyAction
{
    Acknowledge,
    InProgress,
    Cannot,
}

/// <param name="Text">What was typed, trimmed: for the desk.</param>
internal sealed record ParsedReply(ReplyKind Kind, string Text, ReplyAction Action = ReplyAction.Acknowledge, string? Code = null, string? Note = null);

/// <summary>Reads a person's answer. Pure: what it means for whom is decided by <see cref="ReplyRules"/>.</summary>
internal static partial class ReplyParser
{
    private const int LongestTail = 30;

    private static readonly HashSet<string> OptOut = new(StringComparer.OrdinalIgnoreCase)
    {
        "STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL", "T", "TD", "N", "退订",
    };

    private static readonly HashSet<string> Help = new(StringComparer.OrdinalIgnoreCase) { "0", "HELP", "帮助" };

    private static readonly Dictionary<string, ReplyAction> Actions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = ReplyAction.Acknowledge, ["一"] = ReplyAction.Acknowledge,
        ["收到"] = ReplyAction.Acknowledge, ["已收到"] = ReplyAction.Acknowledge, ["收到了"] = ReplyAction.Acknowledge,
        ["收悉"] = ReplyAction.Acknowledge, ["已阅"] = ReplyAction.Acknowledge, ["知悉"] = ReplyAction.Acknowledge,
        ["知道了"] = ReplyAction.Acknowledge, ["明白"] = ReplyAction.Acknowledge, ["好的"] = ReplyAction.Acknowledge,
        ["好"] = ReplyAction.Acknowledge, ["OK"] = ReplyAction.Acknowledge, ["是"] = ReplyAction.Acknowledge,
        ["到"] = ReplyAction.Acknowledge, ["在岗"] = ReplyAction.Acknowledge,
        ["2"] = ReplyAction.InProgress, ["二"] = ReplyAction.InProgress, ["处置中"] = ReplyAction.InProgress, ["处理中"] = ReplyAction.InProgress,
        ["3"] = ReplyAction.Cannot, ["三"] = ReplyAction.Cannot, ["请换人"] = ReplyAction.Cannot, ["无法处置"] = ReplyAction.Cannot,
        ["无法处理"] = ReplyAction.Cannot,
    };

    public static ParsedReply Parse(string body)
    {
        var text = ReplyText.Normalise(body);
        if (text.Length == 0)
        {
            return new ParsedReply(ReplyKind.Empty, "");
        }
        var bare = ReplyText.TrimPunctuation(text);
        return Simple(text, bare) ?? Coded(text, bare) ?? Word(text, bare) ?? new ParsedReply(ReplyKind.FreeText, text);
    }

    private static ParsedReply? Simple(string text, string bare) =>
        OptOut.Contains(bare) ? new ParsedReply(ReplyKind.OptOut, text)
        : Help.Contains(bare) ? new ParsedReply(ReplyKind.Help, text)
        : ReportHead().IsMatch(bare) ? new ParsedReply(ReplyKind.Report, text)
        : AllQuiet().Match(bare) is { Success: true } quiet ? new ParsedReply(ReplyKind.AllQuiet, text, Note: Note(quiet))
        : null;

    private static ParsedReply? Coded(string text, string bare)
    {
        if (DigitThenCode().Match(bare) is { Success: true } digit)
        {
            return Actions.TryGetValue(digit.Groups["action"].Value, out var action)
                ? new ParsedReply(ReplyKind.Coded, text, action, digit.Groups["code"].Value, Note(digit))
                : new ParsedReply(ReplyKind.BadAction, text);
        }
        if (CodeThenAction().Match(bare) is { Success: true } code && ActionOf(code.Groups["action"].Value) is { } after)
        {
            return new ParsedReply(ReplyKind.Coded, text, after, code.Groups["code"].Value);
        }
        // "没收到4821" holds a code and a word and is the opposite of both.
        return !IsNegated(bare) && WordThenCode().Match(bare) is { Success: true } word && Actions.TryGetValue(word.Groups["action"].Value, out var said)
            ? new ParsedReply(ReplyKind.Coded, text, said, word.Groups["code"].Value, Note(word))
            : null;
    }

    private static ParsedReply? Word(string text, string bare)
    {
        if (IsNegated(bare) || text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }
        if (Actions.TryGetValue(bare, out var action))
        {
            return new ParsedReply(ReplyKind.Word, text, action);
        }
        if (bare.Length == 1 && char.IsAsciiDigit(bare[0]))
        {
            return new ParsedReply(ReplyKind.BadAction, text);
        }
        return WordThenTail().Match(bare) is { Success: true } tail && Note(tail) is { Length: <= LongestTail } note
            ? new ParsedReply(ReplyKind.Word, text, ReplyAction.Acknowledge, Note: note)
            : null;
    }

    private static ReplyAction? ActionOf(string word) =>
        word.Length == 0 ? ReplyAction.Acknowledge : Actions.TryGetValue(word, out var action) ? action : null;

    private static string? Note(Match match) => ReplyText.TrimPunctuation(match.Groups["note"].Value) is { Length: > 0 } note ? note : null;

    private static bool IsNegated(string bare) => Negation().IsMatch(bare);

    // Latin heads are words of their own ("BJ#3317"), Chinese ones may run on ("速报3317").
    [GeneratedRegex(@"^(速报|初报|首报|报警|续报|终报|更正|(SB|BJ|XB|ZB|GZ)(?![A-Z]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReportHead();

    // "平安到家" is no check-in: the word stands alone, or something divides it from the rest.
    [GeneratedRegex(@"^平安报?([\s\p{P}+]+(?<note>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex AllQuiet();

    [GeneratedRegex(@"^(?<action>[0-9]|一|二|三)[^0-9\p{L}]*(?<code>[1-9][0-9]{3})(?![0-9])(?<note>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex DigitThenCode();

    [GeneratedRegex(@"^(?<code>[1-9][0-9]{3})(?![0-9])[^0-9\p{L}]*(?<action>[0-9\p{L}]{0,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeThenAction();

    [GeneratedRegex(@"^(?<action>\p{L}{1,4}?)[^0-9\p{L}]*(?<code>[1-9][0-9]{3})(?![0-9])(?<note>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex WordThenCode();

    [GeneratedRegex(@"^(已?收到|收悉|知悉|明白|好的)[\s\p{P}]+(?<note>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex WordThenTail();

    [GeneratedRegex(@"(没有?|未|无法)收到|打错|不是我", RegexOptions.CultureInvariant)]
    private static partial Regex Negation();
}
