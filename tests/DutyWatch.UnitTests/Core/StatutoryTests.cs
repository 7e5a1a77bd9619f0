using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;

namespace DutyWatch.UnitTests.Core;

/// <summary>The clocks of the law (domain 1.5) and the timer's findings about what did not come (R-T12, R-T13).</summary>
public sealed class StatutoryTests
{
    [Theory]
    [InlineData("acc.road", Level.IV, "safety-county 120")]
    [InlineData("acc.road", Level.III, "safety-county 120, safety-prefecture 120")]
    [InlineData("acc.env", Level.IV, "environment 240")]
    [InlineData("acc.env", Level.Unknown, "environment 240")]
    [InlineData("acc.env", Level.II, "environment-grave 120")]
    [InlineData("phs.infect", Level.IV, "health-county 120, health-prefecture 120")]
    [InlineData("phs.animal", Level.IV, "animal-county 120, animal-prefecture 120")]
    [InlineData("nat.eq", Level.Unknown, "disaster-county 120, disaster-prefecture 120")]
    [InlineData("soc.mass", Level.I, "")]
    public void The_law_that_names_a_kind_most_closely_rules(string kind, Level level, string clocks) =>
        Assert.Equal(clocks, string.Join(", ", Clocks(kind, level).Select(c => $"{c.Row.Id} {c.Row.After.TotalMinutes:0}")));

    [Fact]
    public void The_counts_begin_when_it_was_known_and_the_prefectures_when_the_county_reported()
    {
        var waits = Clocks("nat.eq", Level.IV);
        Assert.Equal([Day.At("15:00"), null], waits.Select(c => c.DueAt));

        var judged = Statutory.Clocks("nat.eq", Level.IV, Day.At("13:00:00"), Day.At("15:00:01"), Day.At("17:00:01"));
        Assert.Equal([1, 0], judged.Select(c => c.LateSeconds));
        Assert.Equal(Day.At("17:00:01"), judged[1].DueAt);
    }

    [Theory]
    [InlineData(ObligationKind.Update, "13:00", null)]
    [InlineData(ObligationKind.Update, "13:00:01", "R-T12")]
    [InlineData(ObligationKind.Final, "13:00:01", "R-T13")]
    [InlineData(ObligationKind.Final, "13:00", null)]
    [InlineData(ObligationKind.First, "14:00", null)]
    [InlineData(ObligationKind.CheckIn, "14:00", null)]
    public void What_did_not_come_is_found_from_the_second_after_its_deadline(ObligationKind kind, string now, string? rule) =>
        Assert.Equal(rule, Overdue.Find("泸定地震", kind, Day.At("13:00"), Day.At(now))?.Rule);

    [Fact]
    public void A_sensitive_incident_counts_as_level_three_and_never_weaker_than_its_own()
    {
        Assert.Equal(Level.III, Levels.Counting(Level.Below, sensitive: true));
        Assert.Equal(Level.II, Levels.Counting(Level.II, sensitive: true));
        Assert.Equal(Level.Below, Levels.Counting(Level.Below, sensitive: false));
    }

    private static IReadOnlyList<StatutoryClock> Clocks(string kind, Level level) => Statutory.Clocks(kind, level, Day.At("13:00"), null, null);
}
