using DutyWatch.Core.Checks;
using DutyWatch.Core.Composing;

namespace DutyWatch.UnitTests.Composing;

/// <summary>The report to the province is made of what the counties told, and says no more than they did.</summary>
public sealed class CompositionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly Heading First = new("甘孜藏族自治州", "泸定县磨西镇", "地震", 1, IsFinal: false, Beijing);

    [Fact]
    public void Figures_are_summed_item_by_item()
    {
        var composed = Composition.Of([Luding(("dead", 2), ("injured", 5)), Kangding(("dead", 1), ("injured", 0))], First);

        Assert.Equal(3, composed.Figures.Dead);
        Assert.Equal(5, composed.Figures.Injured);
        Assert.Equal(["513322", "513301"], composed.Areas.Select(area => area.UnitCode));
        Assert.Empty(composed.OpenFigures);
    }

    [Fact]
    public void What_one_county_has_not_told_is_unknown_in_the_sum_and_at_least_what_the_others_told()
    {
        var composed = Composition.Of([Luding(("dead", 2), ("missing", 4)), Kangding(("dead", 1))], First);

        Assert.Null(composed.Figures.Missing);
        var open = Assert.Single(composed.OpenFigures);
        Assert.Equal(("missing", 4m), (open.Name, open.AtLeast));
        Assert.Equal(["513301"], open.UnknownTo);
    }

    [Fact]
    public void What_nobody_told_is_not_told_and_a_zero_stays_a_zero()
    {
        var composed = Composition.Of([Luding(("dead", 0)), Kangding(("dead", 0))], First);

        Assert.Equal(0, composed.Figures.Dead);
        Assert.Equal(["dead"], composed.Figures.Known.Select(figure => figure.Key));
        Assert.Empty(composed.OpenFigures);
    }

    [Fact]
    public void One_county_is_passed_on_in_its_own_words_and_without_parts()
    {
        var composed = Composition.Of([Luding(("dead", 2)) with { Course = "房屋倒塌。", Measures = "消防已出动。" }], First);

        Assert.Equal(("房屋倒塌。", "消防已出动。"), (composed.Course, composed.Measures));
        Assert.Empty(composed.Areas);
        Assert.False(composed.HasTwoTimes);
        Assert.Equal("泸定县首报", composed.Source);
    }

    [Fact]
    public void Several_are_told_apart_by_their_short_names()
    {
        var composed = Composition.Of([Luding() with { Course = "房屋倒塌。", NextSteps = "继续搜救。" }, Kangding() with { Course = "震感强烈。" }], First);

        Assert.Equal("泸定：房屋倒塌。\n康定：震感强烈。", composed.Course);
        Assert.Equal("泸定：继续搜救。", composed.NextSteps);
    }

    [Fact]
    public void Parts_of_different_instants_are_told_with_theirs_and_the_whole_with_the_earliest()
    {
        var composed = Composition.Of([Luding(("dead", 2)), Kangding(("dead", 1)) with { AsOf = Noon.AddMinutes(-70) }], First);

        Assert.True(composed.HasTwoTimes);
        Assert.Equal(Noon.AddMinutes(-70), composed.AsOf);
        Assert.EndsWith("各地数据截止时间不同：泸定截至22日12时00分、康定截至22日10时50分；合计按最早的22日10时50分计。", composed.Course, StringComparison.Ordinal);
        Assert.Equal([Noon, Noon.AddMinutes(-70)], composed.Areas.Select(area => area.AsOf!.Value));
    }

    [Theory]
    [InlineData("已转移12人。恳请上级支持救援力量。继续搜救。", "已转移12人。继续搜救。", "恳请上级支持救援力量。")]
    [InlineData("请求省里支援", "", "请求省里支援")]
    [InlineData("群众称“请求支援”。", "群众称“请求支援”。", null)]
    public void A_sentence_that_asks_a_superior_is_left_out_and_shown(string told, string kept, string? leftOut)
    {
        var composed = Composition.Of([Luding() with { Measures = told }], First);

        Assert.Equal(kept, composed.Measures);
        Assert.Equal(leftOut is null ? [] : new[] { leftOut }, composed.LeftOut.Select(one => one.Text));
        Assert.All(composed.LeftOut, one => Assert.Equal(("513322", "measures"), (one.UnitCode, one.Field)));
    }

    [Theory]
    [InlineData(1, false, "甘孜藏族自治州关于泸定县磨西镇地震的首报")]
    [InlineData(2, false, "甘孜藏族自治州关于泸定县磨西镇地震的续报一")]
    [InlineData(11, false, "甘孜藏族自治州关于泸定县磨西镇地震的续报十")]
    [InlineData(22, false, "甘孜藏族自治州关于泸定县磨西镇地震的续报二十一")]
    [InlineData(13, true, "甘孜藏族自治州关于泸定县磨西镇地震的终报")]
    public void The_title_names_the_prefecture_and_which_report_it_is(int no, bool isFinal, string title) =>
        Assert.Equal(title, Composition.TitleOf(First with { No = no, IsFinal = isFinal }));

    [Theory]
    [InlineData(FigureState.Verified, FigureState.Verified, FigureState.Verified)]
    [InlineData(FigureState.Verified, FigureState.Unverified, FigureState.Unverified)]
    [InlineData(FigureState.Verified, FigureState.NotAffected, FigureState.Verified)]
    [InlineData(FigureState.NotAffected, FigureState.NotAffected, FigureState.NotAffected)]
    [InlineData(FigureState.Verified, FigureState.None, FigureState.Unverified)]
    public void The_whole_is_verified_only_when_every_part_is(FigureState one, FigureState other, FigureState whole) =>
        Assert.Equal(whole, Composition.Of([Luding() with { State = one }, Kangding() with { State = other }], First).State);

    [Fact]
    public void A_follow_up_that_leaves_a_figure_out_does_not_take_it_back_but_keeps_its_age()
    {
        var part = Part.Of(
            ("513322", "泸定", "泸定县"),
            [
                new Telling("续报一", Noon, new CheckedReport { AsOf = Noon, Course = "又一人获救。", Figures = Counted(("rescued", 1)) }),
                new Telling("首报", Noon.AddHours(-1), new CheckedReport { AsOf = Noon.AddHours(-1), Course = "房屋倒塌。", Measures = "搜救。", Figures = Counted(("dead", 2), ("rescued", 0)) }),
            ]);

        Assert.Equal((2m, 1m), (part.Figures.Dead, part.Figures["rescued"]));
        Assert.Equal(Noon.AddHours(-1), part.AsOf);
        Assert.Equal(("又一人获救。", "搜救。", "续报一"), (part.Course, part.Measures, part.LastReport));
    }

    [Fact]
    public void A_report_whose_figures_were_all_told_anew_makes_nothing_older()
    {
        var part = Part.Of(
            ("513322", "泸定", "泸定县"),
            [
                new Telling("续报一", Noon, new CheckedReport { AsOf = Noon, Figures = Counted(("dead", 3)) }),
                new Telling("电话首报", Noon.AddHours(-1), new CheckedReport { Figures = Counted(("dead", 2)), Approximate = ["dead"] }),
            ]);

        Assert.Equal((3m, Noon), (part.Figures.Dead, part.AsOf));
        Assert.Empty(part.Approximate);
    }

    private static Part Luding(params (string Name, decimal Value)[] figures) => new("513322", "泸定", "泸定县", "首报", Noon, Counted(figures), FigureState.Unverified, []);

    private static Part Kangding(params (string Name, decimal Value)[] figures) => new("513301", "康定", "康定市", "首报", Noon, Counted(figures), FigureState.Unverified, []);

    private static Counts Counted(params (string Name, decimal Value)[] figures) => new(figures.ToDictionary(figure => figure.Name, figure => figure.Value));
}
