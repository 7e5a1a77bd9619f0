using System.Text.RegularExpressions;
using DutyWatch.BrowserTests.Ground;
using DutyWatch.SystemTests.Client;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

/// <summary>Two nodes behind one address, as a proxy gives them: the desk's own node is killed, and it goes on at the other.</summary>
public sealed class MovedDeskStory(DutyServer server) : Story(server)
{
    [Fact]
    public async Task A_desk_whose_node_was_killed_says_so_and_goes_on_at_the_other_with_no_row_lost()
    {
        await using var second = await Server.StartSecondNode();
        var living = second.Address;
        await using var proxy = new Cable(() => living);
        var witness = await SitDown("ganzi-deputy");
        var desk = await SitDown("ganzi-officer", at: proxy.Address);
        // A browser complains of every try that finds nobody.
        desk.Excuse("net::ERR_");
        desk.Excuse("WebSocket connection to");
        using var officer = Call("ganzi-officer");
        await officer.RecordLead("513336", "尼斯镇", minutesAgo: 5);
        await Expect(desk.Board.Filter(new() { HasText = "尼斯镇" })).ToHaveCountAsync(1);

        proxy.IsDown = true;
        await second.Kill();
        await Expect(desk.Chip).ToContainTextAsync("已断线");
        await officer.RecordLead("513337", "省母乡", minutesAgo: 5);
        await Expect(witness.Board.Filter(new() { HasText = "省母乡" })).ToHaveCountAsync(1);
        await Expect(desk.Board.Filter(new() { HasText = "省母乡" })).ToHaveCountAsync(0);
        living = Server.Address;
        proxy.IsDown = false;

        await Expect(desk.Chip).ToContainTextAsync(new Regex(@"已追上，补 [1-9]\d* 条"));
        await officer.RecordLead("513337", "蒙自乡", minutesAgo: 5);
        await Expect(desk.Board.Filter(new() { HasText = "蒙自乡" })).ToHaveCountAsync(1);
        // By place: older lines about these counties fall off the end of a log that also says for how long it was cut.
        foreach (var place in (string[])["尼斯镇", "省母乡", "蒙自乡"])
        {
            // The lead, the two reports that it makes the county owe and the verification that the room owes.
            await Expect(witness.Log.Filter(new() { HasText = place })).ToHaveCountAsync(4);
            var told = await witness.Log.Filter(new() { HasText = place }).AllTextContentsAsync();
            await Expect(desk.Log.Filter(new() { HasText = place })).ToHaveTextAsync(told);
        }
    }
}
