namespace DutyWatch.Core.Incidents;

/// <summary>A title may be long; a text must stay one text message, and its code must never be cut.</summary>
public static class ShortTitle
{
    private const int Longest = 16;

    public static string Of(string title)
    {
        var length = Math.Min(title.Length, Longest);
        return title[..(length > 0 && char.IsHighSurrogate(title[length - 1]) ? length - 1 : length)];
    }
}
