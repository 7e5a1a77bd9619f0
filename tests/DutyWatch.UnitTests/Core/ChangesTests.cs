using DutyWatch.Core.Checks;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;

namespace DutyWatch.UnitTests.Core;

/// <summary>`next_update_due = min(interval due, change due)` (domain 3.4).</summary>
public sealed class ChangesTests
{
    [Theory]
    [InlineData("dead", 0, 1, true)]
    [InlineData("dead", 3, 2, true)]
    [InlineData("dead", 2, 2, false)]
    [InlineData("missing", 5, 4, true)]
    [InlineData("trapped", 0, 1, true)]
    [InlineData("seriouslyInjured", 2, 4, false)]
    [InlineData("seriouslyInjured", 2, 5, true)]
    [InlineData("seriouslyInjured", 5, 2, true)]
    [InlineData("criticallyInjured", 0, 3, true)]
    [InlineData("evacuated", 300, 399, false)]
    [InlineData("evacuated", 300, 400, true)]
    [InlineData("evacuated", 400, 300, true)]
    [InlineData("injured", 0, 9, false)]
    [InlineData("lossYuan", 0, 1000000, false)]
    public void A_figure_counts_from_its_own_difference_on(string figure, int written, int now, bool changed) =>
        Assert.Equal(changed, Changes.Of(Facts(figure, written), KnownFacts.None, Facts(figure, now)).Count == 1);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void What_was_never_written_counts_as_none(int dead, bool changed) =>
        Assert.Equal(changed, Changes.Of(KnownFacts.None, KnownFacts.None, Facts("dead", dead)).Count == 1);

    [Fact]
    public void What_is_left_out_did_not_change() =>
        Assert.Empty(Changes.Of(new KnownFacts(Facts("dead", 3).Figures, ["I03"]), KnownFacts.None, KnownFacts.None));

    [Fact]
    public void Whoever_says_again_what_he_said_before_brings_no_news()
    {
        Assert.Single(Changes.Of(Facts("dead", 2), Facts("dead", 2), Facts("dead", 3)));
        Assert.Empty(Changes.Of(Facts("dead", 2), Facts("dead", 3), Facts("dead", 3)));
        Assert.Empty(Changes.Of(Facts("dead", 2), Ticked("I03") with { Figures = Facts("dead", 3).Figures }, Ticked("I03") with { Figures = Facts("dead", 3).Figures }));
    }

    [Fact]
    public void A_road_that_is_lost_is_a_change_and_so_is_a_road_that_is_open_again()
    {
        Assert.Equal("新增I03", Assert.Single(Changes.Of(KnownFacts.None, KnownFacts.None, Ticked("I03"))).Zh);
        Assert.Equal("I03解除", Assert.Single(Changes.Of(Ticked("I03"), KnownFacts.None, Ticked())).Zh);
        Assert.Empty(Changes.Of(Ticked("I03"), KnownFacts.None, Ticked("I03")));
    }

    [Fact]
    public void A_level_that_is_another_one_is_a_change()
    {
        Assert.Equal("级别IV→III", Assert.Single(Changes.OfLevel("级别", "level", Level.IV, Level.III)).Zh);
        Assert.Equal("response –→II", Assert.Single(Changes.OfLevel("响应", "response", null, Level.II)).En);
        Assert.Empty(Changes.OfLevel("级别", "level", Level.IV, Level.IV));
        Assert.Empty(Changes.OfLevel("级别", "level", Level.IV, null));
    }

    [Fact]
    public void What_changed_is_owed_thirty_minutes_after_it_is_known_and_never_later_than_it_was()
    {
        var county = new Side(Orders.Uniform);
        county.File(Stage.First, "13:00", level: Level.IV);

        var hastened = Assert.Single(Filing.Changed(county.Owed, Opener("13:20:30.4")));
        Assert.Equal((ObligationKind.Update, Day.At("13:50:30")), (hastened.Obligation.Kind, hastened.Obligation.DueAt));
        Assert.Empty(Filing.Changed([hastened], Opener("13:25")));
        Assert.Empty(Filing.Changed([hastened], Opener("13:50")));
    }

    [Fact]
    public void What_was_not_written_at_all_yet_has_its_own_clock()
    {
        var county = new Side(Orders.Uniform).AskedAt("12:55");

        Assert.Empty(Filing.Changed(county.Owed, Opener("13:20")));
    }

    /// <summary>Whatever becomes known and is filed in whatever order: no running clock moves later, none is set into the past, and half an hour after news the follow-up is due at the latest.</summary>
    [Fact]
    public void A_clock_never_moves_later_by_new_facts()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var county = new Side(Orders.Graded);
            county.File(Stage.First, "13:00", level: (Level)random.Next(6));
            for (var minute = 1; minute < 60; minute++)
            {
                var before = county.Owed.ToDictionary(o => o.Obligation.Id);
                var at = $"13:{minute:00}";
                if (random.Next(3) == 0)
                {
                    county.File(Stage.Phone, at, level: (Level)random.Next(6));
                }
                else
                {
                    county.Change(at);
                    Assert.All(county.Owed.Where(o => o.Obligation is { Kind: ObligationKind.Update, IsSettled: false }), o => Assert.True(o.Obligation.DueAt <= Day.At(at) + Changes.Within));
                }
                Assert.All(county.Owed.Where(o => before.ContainsKey(o.Obligation.Id)), o => Assert.True(o.Obligation.DueAt <= before[o.Obligation.Id].Obligation.DueAt, $"seed {seed}"));
                Assert.All(county.Owed.Where(o => !before.TryGetValue(o.Obligation.Id, out var old) || old.Obligation.DueAt != o.Obligation.DueAt), o => Assert.True(o.Obligation.DueAt > Day.At(at), $"seed {seed}"));
            }
        }
    }

    private static Opener Opener(string at) => new("513322", Guid.Empty, Orders.Uniform, Day.At(at), () => Guid.Empty);

    private static KnownFacts Facts(string figure, int value) => new(new Counts(new Dictionary<string, decimal> { [figure] = value }), null);

    private static KnownFacts Ticked(params string[] impacts) => new(Counts.None, impacts);
}
