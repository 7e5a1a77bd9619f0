using DutyWatch.Core.Reports;
using DutyWatch.Core.Search;

namespace DutyWatch.UnitTests.Search;

public sealed class ExcerptTests
{
    private static readonly string Long = new string('前', 50) + "公路上方山体滑坡" + new string('后', 100);

    [Fact]
    public void It_begins_a_little_before_the_first_hit_and_says_where_it_was_cut()
    {
        var excerpt = Excerpt.Of(Long, "滑坡");

        Assert.StartsWith("…前", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("后…", excerpt, StringComparison.Ordinal);
        Assert.Equal(21, excerpt.IndexOf("滑坡", StringComparison.Ordinal));
        Assert.Equal(82, excerpt.Length);
    }

    [Theory]
    [InlineData("磨西镇\n滑坡", "滑坡", "磨西镇 滑坡")]
    [InlineData("A LANDSLIDE buried a truck", "landslide", "A LANDSLIDE buried a truck")]
    [InlineData("电话１２３", "123", "电话123")]
    [InlineData("", "滑坡", "")]
    [InlineData("短", "", "短")]
    public void A_short_text_is_shown_whole(string text, string searched, string excerpt) => Assert.Equal(excerpt, Excerpt.Of(text, searched));

    [Fact]
    public void Words_that_stand_apart_are_found_by_their_first_pair() => Assert.Contains("山体", Excerpt.Of(Long, "山体崩塌"), StringComparison.Ordinal);

    [Fact]
    public void A_pair_of_surrogates_is_never_cut()
    {
        var text = string.Concat(Enumerable.Repeat("𠀀", 60)) + "滑坡" + string.Concat(Enumerable.Repeat("𠀀", 80));

        for (var n = 0; n < 4; n++)
        {
            Assert.True(TextRules.IsClean(Excerpt.Of(new string('x', n) + text, "滑坡")));
        }
    }
}
