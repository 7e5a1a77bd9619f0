using DutyWatch.Core.Search;

namespace DutyWatch.UnitTests.Search;

public sealed class ViewNameTests
{
    [Theory]
    [InlineData("  今年 的\t迟报\n", "今年 的 迟报")]
    [InlineData("滑坡\u3000三级", "滑坡 三级")]
    [InlineData("cafe\u0301", "caf\u00e9")]
    public void A_name_is_one_line_without_doubled_spaces(string typed, string kept) => Assert.Equal(kept, ViewName.Of(typed).Reply);

    [Theory]
    [InlineData("", "view.name-missing")]
    [InlineData(" \n\t ", "view.name-missing")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", "text.too-long")]
    public void An_empty_name_or_one_that_is_too_long_is_refused(string typed, string code)
    {
        var refusal = ViewName.Of(typed).Refusal;

        Assert.Equal((code, "name"), (refusal?.Code, refusal?.Field));
    }

    [Fact]
    public void Sixty_characters_are_a_name() => Assert.Equal(60, ViewName.Of(new string('查', 60)).Reply.Length);
}
