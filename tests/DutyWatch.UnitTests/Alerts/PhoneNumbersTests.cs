using DutyWatch.Alerts.Inbound;
using DutyWatch.Alerts.Views;

namespace DutyWatch.UnitTests.Alerts;

public sealed class PhoneNumbersTests
{
    [Theory]
    [InlineData("+8613800138000", "+8613800138000")]
    [InlineData("13800138000", "+8613800138000")]
    [InlineData("008613800138000", "+8613800138000")]
    [InlineData("8613800138000", "+8613800138000")]
    [InlineData("+86 100 0000 0001", "+8610000000001")]
    [InlineData("10086", "10086")]
    [InlineData("DutyWatch", "DutyWatch")]
    [InlineData("", "")]
    public void A_sender_is_written_as_the_rosters_do(string sender, string number) => Assert.Equal(number, PhoneNumbers.Normalise(sender));

    [Fact]
    public void A_shown_number_cannot_be_dialled()
    {
        Assert.Equal("**********8000", MaskedNumber.Of("+8613800138000"));
        Assert.Equal("***", MaskedNumber.Of("110"));
    }
}
