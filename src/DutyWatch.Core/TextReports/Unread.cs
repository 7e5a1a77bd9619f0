namespace DutyWatch.Core.TextReports;

/// <summary>A stretch of a report that nobody has read yet.</summary>
/// <param name="Joins">Nothing but separators lies between it and the piece before.</param>
internal sealed record Piece(int Start, string Text, bool Joins)
{
    public int End => Start + Text.Length;
}

/// <summary>The words of a report, and which of them were read. What was read parts what stood beside it.</summary>
internal sealed class Unread(string text)
{
    private readonly bool[] read = new bool[text.Length];

    public string Text => text;

    public bool IsUnread(int start, int length) => !read.AsSpan(start, length).Contains(true);

    public void Take(int start, int length) => read.AsSpan(start, length).Fill(true);

    /// <summary>A field of its own: nothing that is no separator touches it.</summary>
    public bool StandsAlone(int start, int length) => (start == 0 || IsEdge(start - 1)) && (start + length == text.Length || IsEdge(start + length));

    public List<Piece> Pieces()
    {
        var pieces = new List<Piece>();
        var joins = false;
        var at = 0;
        while (at < text.Length)
        {
            if (IsEdge(at))
            {
                joins &= !read[at];
                at++;
                continue;
            }
            var start = at;
            while (at < text.Length && !IsEdge(at))
            {
                at++;
            }
            pieces.Add(new Piece(start, text[start..at], joins));
            joins = true;
        }
        return pieces;
    }

    private bool IsEdge(int at) => read[at] || IsSeparator(at);

    // What stands between two digits may be part of a number, a time or a milestone.
    private bool IsSeparator(int at) => text[at] switch
    {
        var c when char.IsWhiteSpace(c) || char.IsControl(c) => true,
        '.' or '-' or '~' or '+' or ':' or '—' or '–' or '/' => !(IsDigit(at - 1) && IsDigit(at + 1)),
        '%' or '=' => false,
        var c => char.IsPunctuation(c) || char.IsSymbol(c),
    };

    private bool IsDigit(int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);
}
