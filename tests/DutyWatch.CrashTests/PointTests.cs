using System.Text.RegularExpressions;
using DutyWatch.CrashTests.Cases;
using DutyWatch.UnitTests.House;

namespace DutyWatch.CrashTests;

/// <summary>The list and the code say the same, and in production nothing is planted. That every point is really passed is shown by striking it.</summary>
public sealed partial class PointTests
{
    [Fact]
    public void Every_point_of_the_code_is_listed_and_every_listed_point_is_in_the_code() =>
        Assert.Equal(Points.All.Select(p => p.Name).Order(StringComparer.Ordinal), InCode.Order(StringComparer.Ordinal));

    [Fact]
    public void There_are_at_least_forty_points() => Assert.True(Points.All.Count >= 40, $"{Points.All.Count}");

    [Fact]
    public void A_sample_strikes_every_point_of_the_servers() =>
        Assert.Equal(Points.All.Where(p => p.Part != Part.Verb).Select(p => p.Name), Draw.Sample(1).Select(c => c.Strike.Point));

    [Fact]
    public void A_long_run_strikes_every_point_of_the_servers_in_every_way() =>
        Assert.All(Points.All.Where(p => p.Part != Part.Verb), point => Assert.Equal(6, Draw.Long(1).Where(c => c.Strike.Point == point.Name).Select(c => (c.Two, c.Strike.How)).Distinct().Count()));

    [Fact]
    public void A_case_is_the_same_after_it_was_written_down() => Assert.All(Draw.Long(1), one => Assert.Equal(one, CrashCase.Parse(one.ToString())));

    [Fact]
    public void Nothing_is_planted_in_production() =>
        Assert.DoesNotContain(Product, f => Repository.Read(f).Contains("Fault.Plant", StringComparison.Ordinal));

    private static IEnumerable<string> Product => Repository.FilesIn("src", ".cs").Concat(Repository.FilesIn("alerts", ".cs"));

    private static IEnumerable<string> InCode => Product.SelectMany(f => Point().Matches(Repository.Read(f)).Select(m => m.Groups[1].Value));

    [GeneratedRegex("""Fault\.Point\("([^"]+)"\)""")]
    private static partial Regex Point();
}
