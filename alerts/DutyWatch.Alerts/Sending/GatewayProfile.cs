namespace DutyWatch.Alerts.Sending;

/// <summary>What arrives: words to read, or a voice that reads them and waits for a key.</summary>
internal enum Medium
{
    Text,
    Voice,
}

/// <summary>
/// What a gateway can do and where. Routes are chosen by this and never by a gateway's name, so that another one is a folder and a
/// row of the conformance tests. Prefixes are those of numbers in E.164 (`+86`).
/// </summary>
internal sealed record GatewayProfile(string Name, Medium Medium = Medium.Text)
{
    /// <summary>Where it carries to; empty: everywhere.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];

    /// <summary>From where nothing comes back by it: a text there asks for no answer by text.</summary>
    public IReadOnlyList<string> NoReplies { get; init; } = [];

    /// <summary>Where a text with a link is not let through.</summary>
    public IReadOnlyList<string> NoLinks { get; init; } = [];

    /// <summary>The gateway itself drops what is older than it was told.</summary>
    public bool Validity { get; init; }

    /// <summary>It can be asked whether it has a text.</summary>
    public bool Query { get; init; }

    /// <summary>Texts a second; null: as fast as it answers.</summary>
    public int? RatePerSecond { get; init; }

    /// <summary>Texts a day to one number, after which it goes on but comes last; null: no limit.</summary>
    public int? PerNumberPerDay { get; init; }

    public bool CarriesTo(string number) => Prefixes.Count == 0 || Matches(Prefixes, number);

    public bool HearsFrom(string number) => !Matches(NoReplies, number);

    private static bool Matches(IReadOnlyList<string> prefixes, string number) => prefixes.Any(p => number.StartsWith(p, StringComparison.Ordinal));
}
