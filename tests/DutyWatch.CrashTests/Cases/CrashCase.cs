using DutyWatch.CrashTests.Host;

namespace DutyWatch.CrashTests.Cases;

/// <summary>One strike at one kind of server, in one kind of world. Its words run it again: `DUTYWATCH_CRASH="two poster.sent kill 1 deaf"`.</summary>
/// <param name="Two">Web and worker are two processes; only the one that passes the point is struck.</param>
/// <param name="Deaf">The gateway cannot be asked what it has.</param>
internal sealed record CrashCase(bool Two, Strike Strike, bool Deaf)
{
    public FaultPoint Point { get; } = Points.Named(Strike.Point);

    public static CrashCase Parse(string text) => text.Split(' ', 2) is [("one" or "two") and var servers, var rest] && rest.EndsWith(" deaf", StringComparison.Ordinal)
        ? new CrashCase(servers == "two", Strike.Parse(rest[..^" deaf".Length]), true)
        : new CrashCase(text.StartsWith("two ", StringComparison.Ordinal), Strike.Parse(text[4..]), false);

    public override string ToString() => $"{(Two ? "two" : "one")} {Strike}{(Deaf ? " deaf" : "")}";
}

/// <summary>Which cases a run lives through.</summary>
internal static class Draw
{
    private const int PassesOfLong = 3;
    private static readonly How[] Hows = Enum.GetValues<How>();

    private static IEnumerable<FaultPoint> OfServers => Points.All.Where(p => p.Part != Part.Verb);

    public static IEnumerable<FaultPoint> OfVerbs => Points.All.Where(p => p.Part == Part.Verb);

    /// <summary>Each point once; how, where and in which weather is the seed's.</summary>
    public static List<CrashCase> Sample(int seed)
    {
        var dice = new Random(seed);
        return [.. OfServers.Select(point => CaseAt(point, dice.Next(2) == 1, Hows[dice.Next(Hows.Length)], dice))];
    }

    /// <summary>Each point in both kinds of servers in all ways, several passes of each that has several.</summary>
    public static List<CrashCase> Long(int seed)
    {
        var dice = new Random(seed);
        return
        [
            .. from round in Enumerable.Range(0, PassesOfLong)
               from point in OfServers
               from how in Hows
               from two in new[] { false, true }
               select CaseAt(point, two, how, dice),
        ];
    }

    private static CrashCase CaseAt(FaultPoint point, bool two, How how, Random dice) => new(two, StrikeAt(point, how, dice), dice.Next(2) == 1 && !point.Asked);

    public static Strike StrikeAt(FaultPoint point, How how, Random dice) => new(point.Name, how, 1 + dice.Next(point.Most));
}
