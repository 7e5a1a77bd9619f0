using DutyWatch.Core.TextReports;

namespace DutyWatch.UnitTests.TextReports;

/// <summary>In doubt two: a second event inside the first would be seen by nobody.</summary>
public sealed class SameEventTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(8));

    private static readonly EventFacts Quake = new("nat.eq", Noon, "磨西镇", "513322103", Noon.AddMinutes(20));

    [Theory]
    [InlineData("nat.eq", 0, "磨西镇", "513322103", true)]
    [InlineData("nat.eq", 359, "磨西镇", null, true)]
    [InlineData("nat.eq", 361, "磨西镇", "513322103", false)]
    [InlineData("nat.eq", 30, "磨西镇咱地村", "513322103", true)]
    [InlineData("nat.eq", 0, "得妥镇", "513322107", false)]
    [InlineData("nat.eq", 0, "得妥镇", null, false)]
    [InlineData("nat.geo.landslide", 0, "磨西镇", "513322103", false)]
    [InlineData("nat.eq", 30, null, null, true)]
    [InlineData("nat.eq", 31, null, null, false)]
    [InlineData(null, 30, "磨西镇", null, true)]
    [InlineData(null, 31, "磨西镇", null, false)]
    [InlineData(null, 0, null, null, false)]
    public void One_unit_tells_of_one_event_or_of_two(string? kind, int minutesApart, string? place, string? township, bool same)
    {
        var other = new EventFacts(kind, Noon.AddMinutes(minutesApart), place, township, Noon.AddMinutes(minutesApart + 5));

        Assert.Equal(same, SameEvent.Is(Quake, other));
        Assert.Equal(same, SameEvent.Is(other, Quake));
    }

    [Theory]
    [InlineData("磨西镇", 300, true)]
    [InlineData("磨西镇", 400, false)]
    [InlineData(null, 10, false)]
    public void Without_a_time_kind_and_place_must_both_agree(string? place, int toldMinutesLater, bool same) =>
        Assert.Equal(same, SameEvent.Is(Quake, new EventFacts("nat.eq", null, place, null, Quake.ToldAt.AddMinutes(toldMinutesLater))));
}
