using DutyWatch.Core;
using DutyWatch.Core.Grading;
using DutyWatch.Core.Incidents;
using FsCheck.Xunit;

namespace DutyWatch.UnitTests.Grading;

/// <summary>The grading tables of the sample site, by the vectors of the law (domain 2.4).</summary>
public sealed class LevelEngineTests
{
    private static readonly LevelEngine National = GanziLevels.Of("national-2012");
    private static readonly LevelEngine Sichuan = GanziLevels.Of("sichuan-old");

    [Theory]
    [InlineData("acc.mine", "dead 0, seriously-injured 0, loss-yuan 0", Level.Below)]
    [InlineData("acc.road", "dead 2", Level.IV)]
    [InlineData("acc.fire", "dead 3", Level.III)]
    [InlineData("acc.mine", "dead 9", Level.III)]
    [InlineData("acc.mine", "dead 10", Level.II)]
    [InlineData("acc.mine", "dead 29", Level.II)]
    [InlineData("acc.mine", "dead 30", Level.I)]
    [InlineData("acc.mine", "dead 0, seriously-injured 50", Level.II)]
    [InlineData("acc.mine", "loss-yuan 10000000", Level.III)]
    [InlineData("acc.mine", "loss-yuan 9999999.99", Level.IV)]
    [InlineData("acc.mine", "dead 2, seriously-injured 12, loss-yuan 60000000", Level.II)]
    [InlineData("acc.mine", "dead 0", Level.Unknown)]
    [InlineData("acc.mine", "", Level.Unknown)]
    [InlineData("nat.eq", "dead 93", Level.II)]
    [InlineData("nat.eq", "dead 10", Level.III)]
    [InlineData("nat.geo.debris_flow", "dead 4, missing 23", Level.III)]
    [InlineData("nat.geo.landslide", "dead 0, loss-yuan 5000000", Level.II)]
    [InlineData("nat.wildfire.forest", "burned-hectares 0.5", Level.IV)]
    [InlineData("nat.wildfire.forest", "burned-hectares 1", Level.III)]
    [InlineData("nat.wildfire.forest", "burned-hectares 1000", Level.I)]
    [InlineData("nat.wildfire.grass", "dead 6, seriously-injured 14", Level.I)]
    [InlineData("nat.wildfire.grass", "dead 2, seriously-injured 2", Level.III)]
    [InlineData("acc.env", "evacuated 10000", Level.II)]
    [InlineData("acc.env", "loss-yuan 20000000", Level.II)]
    [InlineData("phs.food", "affected 100", Level.IV)]
    [InlineData("phs.food", "affected 101", Level.III)]
    [InlineData("phs.food", "affected 101, dead 1", Level.II)]
    [InlineData("phs.food", "affected 5, dead 1", Level.III)]
    [InlineData("phs.poison", "affected 9", Level.IV)]
    [InlineData("soc.mass", "injured 30", Level.I)]
    [InlineData("soc.crime", "dead 3", Level.II)]
    [InlineData("soc.cyber", "dead 3", Level.Unknown)]
    public void Verified_figures_confirm_a_level(string kind, string figures, Level confirmed) => Assert.Equal(confirmed, National.Judge(Facts(kind, figures)).Confirmed);

    [Theory]
    [InlineData("nat.geo.debris_flow", "dead 4, missing 23", Level.II)]
    [InlineData("nat.geo.landslide", "trapped 3", Level.III)]
    [InlineData("nat.geo.landslide", "exposed 100", Level.III)]
    [InlineData("nat.geo.landslide", "exposed 1000", Level.I)]
    [InlineData("nat.eq", "magnitude 6.8", Level.II)]
    [InlineData("nat.eq", "magnitude 6.99", Level.II)]
    [InlineData("nat.eq", "magnitude 7.0", Level.I)]
    public void What_is_lost_or_threatens_says_what_it_may_reach_and_confirms_nothing(string kind, string figures, Level prospective)
    {
        var opinion = National.Judge(Facts(kind, figures) with { IsVerified = false });

        Assert.Equal(Level.Unknown, opinion.Confirmed);
        Assert.Equal(prospective, opinion.Prospective);
        Assert.Equal(prospective, opinion.Working(said: Level.Unknown));
    }

    [Theory]
    [InlineData("513322", 6.8, Level.II)]
    [InlineData("513322", 5.9, Level.IV)]
    [InlineData("513301001", 5.9, Level.II)]
    public void The_provinces_own_profile_asks_where_the_epicentre_was(string place, double magnitude, Level prospective) =>
        Assert.Equal(prospective, Sichuan.Judge(Facts("nat.eq", FormattableString.Invariant($"magnitude {magnitude}")) with { Places = [place] }).Prospective);

    [Fact]
    public void After_a_day_figures_say_more_than_the_magnitude()
    {
        var facts = Facts("nat.eq", "magnitude 6.8, dead 0");

        Assert.Equal(Level.II, National.Judge(facts with { Age = TimeSpan.FromHours(24) }).Prospective);
        Assert.Equal(Level.Below, National.Judge(facts with { Age = TimeSpan.FromHours(25) }).Prospective);
    }

    [Theory]
    [InlineData("dead 2", Level.III)]
    [InlineData("dead 30", Level.I)]
    [InlineData("", Level.III)]
    [InlineData("dead 2", Level.II, Level.III)]
    [InlineData("dead 10", Level.I, Level.III)]
    [InlineData("", Level.I, Level.II)]
    [InlineData("", Level.I, Level.I)]
    [InlineData("", Level.IV, Level.Below)]
    public void An_impact_makes_what_the_figures_or_the_filer_say_one_more_serious(string figures, Level working, Level said = Level.Unknown) =>
        Assert.Equal(working, National.Judge(Facts("acc.road", figures) with { Impacts = ["township-cut-off"] }).Working(said));

    [Fact]
    public void The_basis_is_a_sentence_in_both_languages()
    {
        var opinion = National.Judge(Facts("nat.geo.debris_flow", "dead 4, missing 23"));

        Assert.Equal(("死亡 4 人，达到较大（3 人起）", "dead 4, which is level III (from 3)"), LevelWords.Of(opinion.ConfirmedBy!, countsLost: false));
        Assert.Equal(("死亡、失联、被困合计 27 人，达到重大（10 人起）", "dead, missing and trapped together 27, which is level II (from 10)"), LevelWords.Of(opinion.ProspectiveBy!, countsLost: true));
        Assert.Equal(
            ("直接损失 9,999,999.99 元，达到一般（0 元以上）", "direct loss 9,999,999.99 yuan, which is level IV (above 0 yuan)"),
            LevelWords.Of(National.Judge(Facts("acc.mine", "loss-yuan 9999999.99")).ConfirmedBy!, countsLost: false));
    }

    [Property]
    public bool More_victims_never_make_it_less_serious(byte dead, byte missing, byte more)
    {
        var (before, after) = (Of(dead, missing), Of(dead + more, missing + more));
        return after.Confirmed <= before.Confirmed && after.Prospective <= before.Prospective && before.Prospective <= before.Confirmed;

        static LevelOpinion Of(int dead, int missing) => National.Judge(Facts("acc.mine", FormattableString.Invariant($"dead {dead}, missing {missing}, seriously-injured 0, loss-yuan 0")));
    }

    private static LevelFacts Facts(string kind, string figures)
    {
        var known = figures.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(figure => figure.Split(' '))
            .ToDictionary(figure => Words.Parse<Measure>(figure[0]), figure => decimal.Parse(figure[1], System.Globalization.CultureInfo.InvariantCulture));
        return new LevelFacts(kind, measure => known.TryGetValue(measure, out var value) ? value : null, IsVerified: true, [], TimeSpan.Zero, []);
    }
}
