namespace DutyWatch.Core.Rosters;

/// <summary>The posts that a roster may fill.</summary>
public static class Posts
{
    public const string DutyOfficer = "duty-officer";
    public const string DeputyOfficer = "deputy-officer";
    public const string DutyLeader = "duty-leader";
    /// <summary>On holidays there are two leaders (双带班).</summary>
    public const string SecondLeader = "second-leader";
    public const string Editor = "editor";
    public const string OfficeHead = "office-head";
    public const string LeaderInCharge = "leader-in-charge";
    public const string DeputySecretaryGeneral = "deputy-secretary-general";

    /// <summary>In the order in which a list shows them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [DutyOfficer, DeputyOfficer, DutyLeader, SecondLeader, Editor, OfficeHead, LeaderInCharge, DeputySecretaryGeneral];
}

/// <summary>A post named from where an alert stands: `owing.duty-officer`, `prefecture.duty-leader`.</summary>
public readonly record struct PostToTell(bool IsPrefecture, string Post)
{
    private const string Owing = "owing.";
    private const string Prefecture = "prefecture.";

    public static bool TryParse(string text, out PostToTell parsed)
    {
        var isPrefecture = text.StartsWith(Prefecture, StringComparison.Ordinal);
        var isOwing = text.StartsWith(Owing, StringComparison.Ordinal);
        parsed = new PostToTell(isPrefecture, text[(text.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return (isPrefecture || isOwing) && Posts.All.Contains(parsed.Post);
    }

    /// <exception cref="FormatException">The rule was not checked when it was read.</exception>
    public static PostToTell Parse(string text) => TryParse(text, out var parsed) ? parsed : throw new FormatException($"'{text}' names no post");

    public override string ToString() => (IsPrefecture ? Prefecture : Owing) + Post;
}
