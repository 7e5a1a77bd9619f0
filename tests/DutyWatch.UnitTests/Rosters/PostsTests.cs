using DutyWatch.Core.Rosters;
using DutyWatch.Server.Rosters;

namespace DutyWatch.UnitTests.Rosters;

public sealed class PostsTests
{
    [Theory]
    [InlineData("owing.duty-officer", false, "duty-officer")]
    [InlineData("prefecture.deputy-secretary-general", true, "deputy-secretary-general")]
    public void A_post_says_whose_it_is(string text, bool isPrefecture, string post)
    {
        Assert.True(PostToTell.TryParse(text, out var parsed));
        Assert.Equal(new PostToTell(isPrefecture, post), parsed);
        Assert.Equal(text, parsed.ToString());
    }

    [Theory]
    [InlineData("duty-officer")]
    [InlineData("county.duty-officer")]
    [InlineData("owing.janitor")]
    [InlineData("owing.")]
    [InlineData("")]
    public void What_is_no_post_is_not_taken_for_one(string text) => Assert.False(PostToTell.TryParse(text, out _));

    [Theory]
    [InlineData("+8610000001234", "+86 100 **** 1234")]
    [InlineData("+12025550143", "**** 0143")]
    [InlineData("10086", "****")]
    public void A_masked_number_cannot_be_dialled(string phone, string masked) => Assert.Equal(masked, PhoneMask.Masked(phone));
}
