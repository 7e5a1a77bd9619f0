namespace DutyWatch.Core.TextReports;

/// <summary>Which passwords of a card are accepted. Texts overtake each other, so one that was skipped stays good for a while.</summary>
public static class CardRules
{
    public const int Passwords = 50;

    /// <summary>How far ahead of the last used one a password may be, and how far behind one that was skipped.</summary>
    public const int Window = 5;

    /// <summary>So many wrong ones block the card: three guesses of ten thousand.</summary>
    public const int WrongAllowed = 3;

    /// <summary>The same text again within this time is a repeat and no second use.</summary>
    public static readonly TimeSpan Repeats = TimeSpan.FromMinutes(30);

    /// <param name="position">From 1.</param>
    /// <param name="lastUsed">0: none was used.</param>
    public static bool IsAccepted(int position, bool isUsed, int lastUsed) => !isUsed && position > lastUsed - Window && position <= lastUsed + Window;
}
