namespace DutyWatch.UnitTests.House;

/// <summary>Whoever is over a limit stands here with the reason, or mends it.</summary>
internal static class Exceptions
{
    /// <summary>`path` or `Type.Member` to reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfSize = new Dictionary<string, string>
    {
    };

    /// <summary>Fails with the offenders that are not excepted, and with exceptions that nobody needs any more.</summary>
    public static void Check(string rule, IEnumerable<(string Name, string Where)> offenders, IReadOnlyDictionary<string, string> excepted)
    {
        var found = offenders.ToList();
        Assert.True(found.All(o => excepted.ContainsKey(o.Name)), rule + ":\n" + string.Join('\n', found.Where(o => !excepted.ContainsKey(o.Name)).Select(o => $"  {o.Name}  {o.Where}")));
    }
}
