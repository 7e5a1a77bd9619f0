using DutyWatch.Core.Checks;
using DutyWatch.Core.Composing;

namespace DutyWatch.UnitTests.Composing;

/// <summary>Few things keep a report from going upward; each has a code of its own.</summary>
public sealed class UpwardVerdictTests
{
    private static readonly Case Good = new()
    {
        Stage = CheckStage.First,
        Now = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero),
        Report = new CheckedReport
        {
            OccurredAt = new DateTimeOffset(2026, 11, 22, 4, 30, 0, TimeSpan.Zero), Title = "甘孜州关于磨西镇滑坡的首报", Course = "公路上方山体滑坡。", Author = "甲", Signer = "乙", ContactPhone = "0836-2811111", Place = "磨西镇", Kind = "nat.geo.landslide",
        },
        Site = new SiteFacts { Signers = ["乙", "丙"] },
    };

    [Fact]
    public void A_signed_report_to_one_addressee_goes_with_whatever_else_is_found()
    {
        var found = UpwardVerdict.Check(Good, addressees: 1);

        Assert.Null(UpwardVerdict.Of(found));
        Assert.Contains(found, one => one.Severity == Severity.Returns);
    }

    [Theory]
    [InlineData("", "upward.signer-missing")]
    [InlineData("甲", "upward.signer-is-author")]
    [InlineData("丁", "upward.signer-not-leader")]
    public void The_signer_is_a_leader_and_another_than_the_author(string signer, string code)
    {
        var refusal = UpwardVerdict.Of(UpwardVerdict.Check(Good with { Report = Good.Report with { Signer = signer } }, addressees: 1));

        Assert.Equal((code, "signer"), (refusal?.Code, refusal?.Field));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void There_is_exactly_one_addressee(int addressees) =>
        Assert.Equal("upward.addressee-not-one", UpwardVerdict.Of(UpwardVerdict.Check(Good, addressees))?.Code);

    [Fact]
    public void A_request_stays_out_and_a_secret_stays_in_the_building()
    {
        var asks = UpwardVerdict.Of(UpwardVerdict.Check(Good with { Report = Good.Report with { Measures = "恳请省政府支持救灾资金。" } }, addressees: 1));
        var secret = UpwardVerdict.Of(UpwardVerdict.Check(Good with { Report = Good.Report with { Measures = "机密★" } }, addressees: 1));

        Assert.Equal(("upward.carries-request", "measures"), (asks?.Code, asks?.Field));
        Assert.Equal("report.blocked", secret?.Code);
    }

    [Fact]
    public void The_dead_do_not_become_fewer_without_a_word()
    {
        var before = Good.Report with { Figures = new Counts(new Dictionary<string, decimal> { ["dead"] = 3 }) };
        var now = Good with { Stage = CheckStage.Update, Previous = before, Report = Good.Report with { Figures = new Counts(new Dictionary<string, decimal> { ["dead"] = 2 }) } };

        Assert.Equal("report.returned", UpwardVerdict.Of(UpwardVerdict.Check(now, addressees: 1))?.Code);
        Assert.Null(UpwardVerdict.Of(UpwardVerdict.Check(now with { Report = now.Report with { CorrectionNote = "一人重复统计" } }, addressees: 1)));
    }
}
