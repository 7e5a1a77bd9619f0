using DutyWatch.Server.Hosting;
using DutyWatch.Server.Upward;
using Microsoft.Extensions.Configuration;

namespace DutyWatch.UnitTests.Composing;

/// <summary>Nothing leaves for another DutyWatch unless somebody said where to, and never in the clear.</summary>
public sealed class UpwardOptionsTests
{
    [Fact]
    public void Nothing_is_sent_unless_it_is_set()
    {
        Assert.False(Options(null, null).IsOn);
        Assert.False(Options(" ", "").IsOn);
    }

    [Theory]
    [InlineData("https://duty.sc.example")]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080")]
    public void An_encrypted_line_or_this_machine_will_do(string url) => Assert.True(Options(url, "key").IsOn);

    [Theory]
    [InlineData("http://duty.sc.example", "key")]
    [InlineData("ftp://duty.sc.example", "key")]
    [InlineData("duty.sc.example", "key")]
    [InlineData("https://duty.sc.example", null)]
    [InlineData(null, "key")]
    public void A_line_in_the_clear_or_half_a_setting_ends_the_start(string? url, string? key) =>
        Assert.Throws<SettingsException>(() => Options(url, key));

    private static UpwardOptions Options(string? url, string? key) =>
        UpwardOptions.From(new ConfigurationBuilder().AddInMemoryCollection([new("Upward:Url", url), new("Upward:ApiKey", key)]).Build());
}
