using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Server.Site;
using DutyWatch.UnitTests.Site;

namespace DutyWatch.UnitTests.Core;

/// <summary>Which counties must hear of another county's incident, by Ganzi's own outlines.</summary>
public sealed class NeighboursTests
{
    private const string Luding = "513322";
    private const string Kangding = "513301";

    // From Luding's seat towards Kangding's: two fifths of the way, and half of it.
    private static readonly (double Longitude, double Latitude) SevenKilometresOff = (102.1236, 29.9479);
    private static readonly (double Longitude, double Latitude) NearTheBorder = (102.0959, 29.9563);

    private static readonly IReadOnlyList<County> Ganzi = Read();

    [Fact]
    public void A_square_of_ten_kilometres_is_as_far_as_one_can_measure_by_hand()
    {
        // 0.09 degrees are 10,007.6 m along a meridian, and half of that along the parallel of 60 degrees.
        double[][][] square = [[[100, 60], [100.09, 60], [100.09, 60.09], [100, 60.09], [100, 60]]];

        Assert.Equal(0, Neighbours.Distance((100.01, 60.01), square));
        Assert.Equal(10_007.6, Neighbours.Distance((100.04, 59.91), square), 0.1);
        Assert.Equal(5_003.8, Neighbours.Distance((99.91, 60), square), 0.1);
        Assert.Equal(double.PositiveInfinity, Neighbours.Distance((100, 60), []));
    }

    [Fact]
    public void What_lies_in_a_hole_is_outside()
    {
        double[][][] ring = [[[100, 30], [101, 30], [101, 31], [100, 31], [100, 30]], [[100.4, 30.4], [100.6, 30.4], [100.6, 30.6], [100.4, 30.6], [100.4, 30.4]]];

        Assert.Equal(0, Neighbours.Distance((100.2, 30.5), ring));
        Assert.InRange(Neighbours.Distance((100.5, 30.5), ring), 9_000, 11_200);
    }

    [Fact]
    public void Five_kilometres_from_the_border_the_other_county_is_concerned_and_seven_it_is_not()
    {
        Assert.Equal([new Concerned(Kangding, Concern.Near)], Of(At(NearTheBorder)));
        Assert.Empty(Of(At(SevenKilometresOff)));
        // The report names Luding, its coordinates lie in Kangding.
        Assert.Equal([new Concerned(Kangding, Concern.Near)], Of(At((101.957146, 29.998435))));
    }

    [Fact]
    public void What_may_spread_or_become_serious_concerns_all_that_border_on_it()
    {
        Assert.Equal([new Concerned(Kangding, Concern.Ticked)], Of(At(null) with { MaySpread = true }));
        Assert.Equal([new Concerned(Kangding, Concern.Level)], Of(At(null) with { Prospective = Level.II }));
        Assert.Equal([new Concerned(Kangding, Concern.Near)], Of(At(NearTheBorder) with { MaySpread = true, Prospective = Level.I }));
        var aroundKangding = Of(new Happening(Kangding, null, MaySpread: true, Level.Unknown));
        Assert.Equal(Ganzi.Single(county => county.Code == Kangding).Neighbours.Order(StringComparer.Ordinal), aroundKangding.Select(one => one.County));
    }

    [Theory]
    [InlineData(Level.III)]
    [InlineData(Level.IV)]
    [InlineData(Level.Unknown)]
    public void What_is_smaller_and_far_concerns_nobody(Level prospective) => Assert.Empty(Of(At(null) with { Prospective = prospective }));

    [Fact]
    public void The_timer_names_a_county_that_nobody_told_in_half_an_hour()
    {
        Assert.Null(Overdue.FindUntold("康定市", Day.At("13:00"), Day.At("13:29")));
        var found = Overdue.FindUntold("康定市", Day.At("13:00"), Day.At("13:30"));
        Assert.Equal(("R-P08", "事件可能波及康定市，尚未通报。"), (found!.Rule, found.Zh));
    }

    private static Happening At((double Longitude, double Latitude)? at) => new(Luding, at, MaySpread: false, Level.Unknown);

    private static IReadOnlyList<Concerned> Of(Happening happening) => Neighbours.Of(Ganzi, happening);

    private static List<County> Read()
    {
        var pack = SitePack.Read(PackCopy.OriginalFolder).Pack!;
        var outlines = pack.Outlines.ToDictionary(outline => outline.UnitCode, outline => outline.Rings);
        return [.. pack.Units
            .Where(unit => unit.Level == "county")
            .Select(unit => new County(unit.Code, unit.Name, unit.Neighbours, Array.ConvertAll(outlines[unit.Code], ring => Array.ConvertAll(ring, p => Array.ConvertAll(p, n => (double)n)))))];
    }
}
