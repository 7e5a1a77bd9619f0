using DutyWatch.Core.Reports;
using FsCheck;
using FsCheck.Xunit;

namespace DutyWatch.UnitTests.Core;

public sealed class TextRulesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("磨西镇发生6.8级地震，伤亡核查中。\r\n\t联系人：李敏")]
    [InlineData("བོད་ཡིག ཞིབ་བཤེར།")]
    [InlineData("🚒 \U00020BB7")]
    public void What_people_write_is_kept(string text) => Assert.True(TextRules.IsClean(text));

    [Theory]
    [InlineData('\0')]
    [InlineData('\u0008')]
    [InlineData('\u001b')]
    [InlineData('\u007f')]
    [InlineData('\u009f')]
    [InlineData('\u202e')]
    [InlineData('\u2066')]
    [InlineData('\ufffe')]
    [InlineData('\ud800')]
    [InlineData('\udc00')]
    public void What_no_screen_can_show_is_refused(char forbidden)
    {
        Assert.False(TextRules.IsClean("死亡" + forbidden + "3人"));
        Assert.False(TextRules.IsClean(forbidden.ToString()));
    }

    [Fact]
    public void Two_halves_of_a_character_in_the_wrong_order_are_refused() => Assert.False(TextRules.IsClean("\udc00\ud800"));

    // PostgreSQL takes valid UTF-8 without the zero character.
    [Property(MaxTest = 1000)]
    public bool What_passes_can_be_stored(string? text)
    {
        var utf8 = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true);
        return text is null || !TextRules.IsClean(text) || (!text.Contains('\0', StringComparison.Ordinal) && utf8.GetString(utf8.GetBytes(text)) == text);
    }
}
