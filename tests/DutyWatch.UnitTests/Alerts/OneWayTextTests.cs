using DutyWatch.Alerts.Texts;

namespace DutyWatch.UnitTests.Alerts;

public sealed class OneWayTextTests
{
    [Theory]
    [InlineData("【应急值守】[重大]泸定县地震6.8级，12:52磨西镇，亡2伤15失3。复1 4821确认", "4821", "【应急值守】[重大]泸定县地震6.8级，12:52磨西镇，亡2伤15失3。请电话确认")]
    [InlineData("【应急值守】07号泸定县地震首报应13:22前报，已超12分。请立即报，复1 4821", "4821", "【应急值守】07号泸定县地震首报应13:22前报，已超12分。请立即报，请电话确认")]
    [InlineData("[Duty] [II] Earthquake, Luding, 12:52, Moxi. 2 dead. Reply 1 4821", "4821", "[Duty] [II] Earthquake, Luding, 12:52, Moxi. 2 dead. Confirm by phone")]
    [InlineData("复1 4821", "4821", "请电话确认")]
    [InlineData("已记录：13:04由李某确认", null, "已记录：13:04由李某确认")]
    [InlineData("已记录", "4821", "已记录")]
    public void A_phone_that_cannot_answer_is_not_asked_to(string body, string? code, string expected) => Assert.Equal(expected, OneWayText.Of(body, code));
}
