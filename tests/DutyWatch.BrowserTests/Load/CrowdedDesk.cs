using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;
using Microsoft.Playwright;

namespace DutyWatch.BrowserTests.Load;

/// <summary>
/// A desk with 500 incidents and 5,000 open obligations. Its page is the real one; what it reads and hears of them is made up here, so
/// that what is measured is the page and not how fast this machine fills a database.
/// </summary>
internal sealed partial class CrowdedDesk(DateTimeOffset now)
{
    public const int Incidents = 500;
    public const int Obligations = 5000;
    private const int Late = 40;
    private const int Page = 200;
    private static readonly string[] Counties = [.. Enumerable.Range(1, 18).Select(n => n == 1 ? "513301" : string.Create(CultureInfo.InvariantCulture, $"5133{n + 20}"))];
    private static readonly string[] Kinds = ["phone", "first", "update", "final"];
    private IWebSocketRoute? line;
    private string epoch = "1";
    private long transaction;
    private int said;

    public async Task Furnish(IPage page)
    {
        await page.RouteAsync("**/api/v1/incidents?*", route => Answer(route, Enumerable.Range(0, Incidents).Select(n => (object)Incident(n, 1))));
        await page.RouteAsync(FileOf(), route => Open(route, int.Parse(FileOf().Match(route.Request.Url).Groups[1].Value, CultureInfo.InvariantCulture)));
        await page.RouteAsync("**/api/v1/obligations?*", route => Answer(route, InState(route.Request.Url)));
        await page.RouteWebSocketAsync("**/hubs/duty*", socket =>
        {
            line = socket;
            socket.ConnectToServer();
        });
    }

    /// <summary>One more event on the stream: a new obligation due at an instant of its own, one that was met, an incident that changed.</summary>
    public void Say()
    {
        said++;
        var n = said * 37 % Obligations;
        var (kind, subject, data) = (said % 3) switch
        {
            0 => ("incident.changed", $"incident:{IdOf('a', said % Incidents)}", (object)(Incident(said % Incidents, 1 + said) with { Figures = null, Told = null })),
            1 => ("obligation.met", $"obligation:{IdOf('b', n)}", Obligation(n, 1 + said) with { State = ObligationState.Met, MetAt = now, LateBySeconds = 0 }),
            _ => ("obligation.opened", $"obligation:{IdOf('b', Obligations + said)}", Obligation(Obligations + said, 1 + said) with { DueAt = now.AddMinutes(40).AddSeconds(said) }),
        };
        var cursor = string.Create(CultureInfo.InvariantCulture, $"{epoch}.{transaction + 1_000_000 + said}.{said}");
        var told = new DutyEvent(cursor, now, kind, subject, 1 + said, Counties[0], JsonSerializer.SerializeToElement(data, data.GetType(), Wire.Options));
        var frame = new { type = 1, target = "Events", arguments = new[] { new EventBatch([told], cursor) } };
        line!.Send(JsonSerializer.Serialize(frame, Wire.Options) + '\u001e');
    }

    private async Task Answer(IRoute route, IEnumerable<object> all)
    {
        var url = new UriBuilder(route.Request.Url);
        var asked = System.Web.HttpUtility.ParseQueryString(url.Query);
        var from = int.Parse(asked["page"] ?? "0", CultureInfo.InvariantCulture);
        asked.Remove("page");
        url.Query = asked.ToString();
        // Where the stream stands is the server's to say.
        var real = await (await route.FetchAsync(new() { Url = url.ToString() })).JsonAsync();
        var cursor = real!.Value.GetProperty("eventCursor").GetString()!;
        (epoch, transaction) = (cursor.Split('.')[0], long.Parse(cursor.Split('.')[1], CultureInfo.InvariantCulture));
        var items = all.ToList();
        var body = new JsonObject
        {
            ["items"] = new JsonArray([.. items.Skip(from).Take(Page).Select(item => JsonSerializer.SerializeToNode(item, item.GetType(), Wire.Options))]),
            ["nextPage"] = from + Page < items.Count ? (from + Page).ToString(CultureInfo.InvariantCulture) : null,
            ["eventCursor"] = cursor,
        };
        await route.FulfillAsync(new() { ContentType = "application/json", Body = body.ToJsonString() });
    }

    private Task Open(IRoute route, int n)
    {
        var file = new IncidentFile(Incident(n, 1), [], [], null, [], [], [], [], string.Create(CultureInfo.InvariantCulture, $"{epoch}.{transaction}.0"), []);
        return route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(file, Wire.Options) });
    }

    private IEnumerable<object> InState(string url) => Enumerable.Range(0, Obligations).Select(n => Obligation(n, 1))
        .Where(one => url.Contains($"state={one.State.ToString().ToLowerInvariant()}&", StringComparison.Ordinal));

    private IncidentSummary Incident(int n, long version) => new(
        IdOf('a', n), string.Create(CultureInfo.InvariantCulture, $"GZ-20260906-24-{n:000}"), "nat.geo.landslide", "following", n < 3 ? IncidentLevel.II : IncidentLevel.IV, [],
        string.Create(CultureInfo.InvariantCulture, $"湾坝镇第{n}号滑坡"), new ReportPlace { Text = "湾坝镇", CountyCode = Counties[n % 18] }, Counties[n % 18], now.AddHours(-1), Precision.Minute,
        now.AddHours(-1), now.AddHours(-1), null, null, new Figures { Dead = n % 7, Missing = 1 }, new Figures { Dead = 0 }, now.AddMinutes(-5), 2, new ToldCount(4, n % 5), [Counties[n % 18]], version);

    private ObligationView Obligation(int n, long version)
    {
        var due = now.AddMinutes(n < Late ? n - Late - 1 : n < 400 ? 0.5 + (n % 30) : 45 + (n % 900));
        var kind = Kinds[n % 4];
        return new ObligationView(
            IdOf('b', n), kind, kind == "update" ? 2 : kind == "first" ? 1 : 0, Counties[n % 18], IdOf('a', n % Incidents), "GZ", string.Create(CultureInfo.InvariantCulture, $"湾坝镇第{n % Incidents}号滑坡"),
            IncidentLevel.IV, n < Late ? ObligationState.Late : ObligationState.Open, now.AddHours(-1), now.AddHours(-1), due, null, null, null, "uniform-30-60", due.AddHours(1),
            [.. ((int[])[-10, 0, 10, 15, 30, 60]).Select((offset, at) => new LadderStepView(at, offset, due.AddMinutes(offset), ["owing.duty-officer"], due.AddMinutes(offset) < now ? due.AddMinutes(offset) : null, null))], version);
    }

    [GeneratedRegex(@"/api/v1/incidents/[0-9a-f-]{23}-(\d{12})$")]
    private static partial Regex FileOf();

    private static Guid IdOf(char kind, int n) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"{kind}0000000-0000-4000-8000-{n:000000000000}"));
}
