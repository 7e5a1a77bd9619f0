using DutyWatch.BrowserTests.Ground;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace DutyWatch.BrowserTests.Stories;

public sealed class AttachmentScreenStory(DutyServer server) : Story(server)
{
    private const string Place = "新兴乡";
    private const string IsDrawn = "image => image.complete && image.naturalWidth > 0";

    private static readonly BrowserNewContextOptions Laptop = new() { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } };

    [Fact]
    public async Task A_photo_goes_up_while_the_county_types_and_the_prefecture_sees_it()
    {
        using var officer = Call("ganzi-officer");
        await officer.RecordLead("513322", Place, minutesAgo: 3);
        var county = await SitDown("luding-filer", Laptop);
        await Expect(county.Page.Locator(".hero")).ToContainTextAsync(Place);
        await Expect(county.Page.Locator("#report-stage")).ToBeVisibleAsync();

        await county.Page.GetByLabel("选择文件").First.SetInputFilesAsync([await Photo(county, "塌方.jpg"), new FilePayload { Name = "病毒.jpg", MimeType = "image/jpeg", Buffer = "MZ this is a program and no photo at all, whatever its name and type say"u8.ToArray() }]);
        county.Excuse("415 (Unsupported Media Type)");
        var files = county.Page.Locator(".uploads li");
        await Expect(files.Filter(new() { HasText = "塌方.jpg" })).ToContainTextAsync("已传完");
        await Expect(files.Filter(new() { HasText = "病毒.jpg" })).ToContainTextAsync("只收照片");
        var image = await files.Locator("img").ElementHandleAsync();
        await county.Page.WaitForFunctionAsync(IsDrawn, image);

        await county.Page.FillAsync("#report-course", $"{Place}山体滑坡，压断公路");
        await county.Page.FillAsync("#report-contactPhone", "0836-0000000");
        await county.Press("Control+Enter");
        await Expect(county.Page.Locator(".toast")).ToContainTextAsync("按时");

        var desk = await SitDown("ganzi-officer");
        await desk.Board.Filter(new() { HasText = Place }).Locator(".hit").ClickAsync();
        await Expect(desk.Side.Locator(".attached")).ToContainTextAsync("塌方.jpg");
        await desk.Press("Enter");
        var attached = desk.Page.Locator(".story .tl").First.Locator(".attached");
        await desk.Page.WaitForFunctionAsync(IsDrawn, await attached.Locator("img").ElementHandleAsync());
        // A page that is only a picture has no icon of ours.
        desk.Excuse("/favicon.ico");
        var view = await desk.Context.RunAndWaitForPageAsync(() => attached.Locator(".look").ClickAsync());
        await view.WaitForFunctionAsync("document.images[0]?.naturalWidth === 64");
    }

    private static async Task<FilePayload> Photo(Seat seat, string name)
    {
        var drawn = await seat.Page.EvaluateAsync<string>("() => { const c = document.createElement('canvas'); c.width = 64; c.height = 48; c.getContext('2d').fillRect(8, 8, 20, 20); return c.toDataURL('image/jpeg').split(',')[1]; }");
        return new FilePayload { Name = name, MimeType = "image/jpeg", Buffer = Convert.FromBase64String(drawn) };
    }
}
