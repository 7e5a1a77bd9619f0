using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Doors;

public sealed class SessionTests(TestCluster cluster)
{
    private const string Path = "/api/v1/session";

    [Fact]
    public async Task A_browser_signs_in_says_who_it_is_and_signs_out()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        using var browser = Browser(world);

        var session = await SignIn(browser, officer.Name, Passwords.Of(officer.Name));
        var who = await browser.GetFromJsonAsync<SessionView>(Path, Wire.Options, TestContext.Current.CancellationToken);
        using var signOut = new HttpRequestMessage(HttpMethod.Delete, Path);
        signOut.Headers.Add("X-DutyWatch-Token", session.AntiforgeryToken);
        using var signedOut = await browser.SendAsync(signOut, TestContext.Current.CancellationToken);
        using var after = await browser.GetAsync(new Uri(Path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(("prefecture-officer", World.Prefecture, "甘孜藏族自治州"), (who!.Role, who.UnitCode, who.UnitName));
        Assert.Equal(["alert.acknowledge", "alert.read", "drill.steer", "event.read", "incident.merge", "incident.read", "incident.reject", "incident.transfer", "lead.record", "lead.verify", "notice.send", "number.dial", "phone-box.use", "report.demand", "report.file", "report.return", "report.upward", "roster.read", "text.handle"], who.Actions.Order());
        Assert.Equal(world.Now, who.ServerTime);
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_change_without_the_header_is_refused_and_with_it_taken()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        using var browser = Browser(world);
        var session = await SignIn(browser, officer.Name, Passwords.Of(officer.Name));

        using var without = await browser.PostAsJsonAsync("/api/v1/leads", Says.Lead(world, World.Luding), Wire.Options, TestContext.Current.CancellationToken);
        browser.DefaultRequestHeaders.Add("X-DutyWatch-Token", session.AntiforgeryToken);
        using var with = await browser.PostAsJsonAsync("/api/v1/leads", Says.Lead(world, World.Luding), Wire.Options, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1")]
    [InlineData("null")]
    public async Task A_page_of_another_site_gets_neither_hub_nor_api(string origin)
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        using var browser = Browser(world);
        await SignIn(browser, officer.Name, Passwords.Of(officer.Name));
        browser.DefaultRequestHeaders.Add("Origin", origin);

        using var hub = await browser.PostAsync(new Uri("/hubs/duty/negotiate?negotiateVersion=1", UriKind.Relative), null, TestContext.Current.CancellationToken);
        using var api = await browser.GetAsync(new Uri("/api/v1/incidents", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (hub.StatusCode, api.StatusCode));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        using var browser = Browser(world);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("access.sign-in", await Refused(browser, officer.Name, "guess"));
        }
        Assert.Equal("access.locked", await Refused(browser, officer.Name, Passwords.Of(officer.Name)));
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await SignIn(browser, officer.Name, Passwords.Of(officer.Name));
        Assert.Equal("access.sign-in", await Refused(Browser(world), "nobody", "guess"));
    }

    [Fact]
    public async Task Cookies_are_closed_to_scripts_and_pages_to_strangers()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        using var browser = Browser(world);

        using var answer = await browser.PostAsJsonAsync(Path, new { user = officer.Name, password = Passwords.Of(officer.Name) }, Wire.Options, TestContext.Current.CancellationToken);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("dutywatch-session", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("script-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once()
    {
        await using var world = await World.Begin(cluster);
        var leader = await world.Guest(Role.DutyLeader, World.Prefecture);
        using var browser = Browser(world);
        await SignIn(browser, leader.Name, Passwords.Of(leader.Name));

        await world.Database.Do(tx => tx.Execute("update account set disabled_at = @now where user_name = @user", new { now = world.Now, user = leader.Name }), CancellationToken.None);

        using var answer = await browser.GetAsync(new Uri("/api/v1/incidents", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await leader.Get("/api/v1/incidents", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_outlives_the_longest_shift_by_an_hour_and_no_longer()
    {
        await using var world = await World.Begin(cluster);
        var officer = await world.Officer();
        using var browser = Browser(world);
        await SignIn(browser, officer.Name, Passwords.Of(officer.Name));

        world.Clock.Advance(TimeSpan.FromHours(25) - TimeSpan.FromSeconds(1));
        using var within = await browser.GetAsync(new Uri(Path, UriKind.Relative), TestContext.Current.CancellationToken);
        world.Clock.Advance(TimeSpan.FromSeconds(2));
        using var beyond = await browser.GetAsync(new Uri(Path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (within.StatusCode, beyond.StatusCode));
    }

    private static HttpClient Browser(World world) => new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(world.Address) };

    private static async Task<SessionView> SignIn(HttpClient browser, string user, string password)
    {
        using var answer = await browser.PostAsJsonAsync(Path, new { user, password }, Wire.Options, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<SessionView>(text, Wire.Options)!;
    }

    private static async Task<string> Refused(HttpClient browser, string user, string password)
    {
        using var answer = await browser.PostAsJsonAsync(Path, new { user, password }, Wire.Options, TestContext.Current.CancellationToken);
        return JsonSerializer.Deserialize<RefusalBody>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), Wire.Options)!.Code;
    }
}
