namespace DutyWatch.UnitTests.House;

/// <summary>Whoever is over a limit stands here with the reason, or mends it.</summary>
internal static class Exceptions
{
    /// <summary>`path` or `Type.Member` to reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfSize = new Dictionary<string, string>
    {
        ["ops/db/schema.sql"] = "printed by a test, read by search",
        ["src/console/src/api/schema.d.ts"] = "generated from the server's own description",
        ["FileReport.Handler.Write"] = "the sixth paragraph of the largest slice: what it writes is what all the others decided; to be parted when the checks of rules.json join it",
        ["FileReport.Handler.Tell"] = "as above: one report speaks to incident, obligations, events and alerts",
        ["Readiness"] = "health asks each part that can stop the watch; a bundle of them would only hide which",
        ["AlarmClock"] = "the adapter between sweeps, Quartz, hints and clocks, plus its logger",
    };

    /// <summary>Fails with the offenders that are not excepted.</summary>
    public static void Check(string rule, IEnumerable<(string Name, string Where)> offenders) =>
        None(rule, offenders.Where(o => !OfSize.ContainsKey(o.Name)).Select(o => $"{o.Name}  {o.Where}"));

    /// <summary>Fails with every offender by place: whoever mends them wants the whole list.</summary>
    public static void None(string rule, IEnumerable<string> offenders)
    {
        var all = offenders.ToList();
        Assert.True(all.Count == 0, $"{rule}:\n  {string.Join("\n  ", all)}");
    }
}
