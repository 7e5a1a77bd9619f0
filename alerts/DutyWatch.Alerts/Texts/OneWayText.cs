namespace DutyWatch.Alerts.Texts;

/// <summary>A text to a phone that cannot answer it: asking for `1 4821` there would be a promise that nobody keeps.</summary>
internal static class OneWayText
{
    private static readonly char[] EndsClause = ['。', '，', '；', '.', ',', ';', '?', '？'];

    /// <summary>The body without the clause that asks for the code; whoever is told confirms by telephone or on the console.</summary>
    public static string Of(string body, string? code)
    {
        var at = code is null ? -1 : body.LastIndexOf(code, StringComparison.Ordinal);
        if (at < 0)
        {
            return body;
        }
        var before = body[..(body.LastIndexOfAny(EndsClause, at) + 1)];
        return IsChinese(body) ? before + "请电话确认" : $"{before} Confirm by phone".TrimStart();
    }

    private static bool IsChinese(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');
}
