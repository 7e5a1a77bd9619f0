using DutyWatch.BrowserTests.Ground;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed class SignInStory(DutyServer server) : Story(server)
{
    [Fact]
    public async Task A_wrong_password_is_refused_in_words_and_the_right_one_opens_the_desk()
    {
        var seat = await Open();
        await seat.SignIn("luding-filer", "not-the-password");
        await Expect(seat.Page.Locator(".signin [role=alert]")).ToContainTextAsync("access.sign-in");
        await Expect(seat.Page.Locator(".signin [role=alert]")).ToContainTextAsync("密码或动态码不对");
        await seat.SignIn("luding-filer", Server.Account("luding-filer").Password);
        await Expect(seat.Page.Locator(".desk")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_county_sees_nothing_of_another_county()
    {
        using var officer = Call("ganzi-officer");
        var foreign = await officer.RecordLead("513336", "青德镇", minutesAgo: 31);
        var county = await SitDown("derong-filer");
        await officer.RecordLead("513336", "香巴拉镇", minutesAgo: 31);
        // What comes after them, and is its own, tells that both would have been there by now.
        await officer.RecordLead("513338", "松麦镇", minutesAgo: 31);
        await Expect(county.Owed.Filter(new() { HasText = "松麦镇" })).ToHaveCountAsync(2);
        await Expect(county.Owed).ToHaveCountAsync(2);
        await Expect(county.Page.Locator(".desk")).Not.ToContainTextAsync("青德镇");
        await Expect(county.Page.Locator(".desk")).Not.ToContainTextAsync("香巴拉镇");

        county.Excuse("status of 404");
        var answer = await county.Page.EvaluateAsync<int>("id => fetch('/api/v1/incidents/' + id).then((answer) => answer.status)", foreign.IncidentId.ToString());
        Assert.Equal(404, answer);
    }
}
