using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.BrowserTests.Ground;

/// <summary>Somebody elsewhere, acting over HTTP with the key of an account while the browser is watched.</summary>
internal sealed class Caller : IDisposable
{
    // The stories share a server and come in any order: what one finds by its place must be its own.
    private static readonly ConcurrentDictionary<string, string> Places = new(StringComparer.Ordinal);

    private readonly HttpClient http;
    private readonly string unit;

    public Caller(DutyServer server, string user)
    {
        var account = server.Account(user);
        unit = account.UnitCode;
        http = new HttpClient { BaseAddress = new Uri(server.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", account.ApiKey);
    }

    /// <summary>The server's clock: the tests have none of their own.</summary>
    public async Task<DateTimeOffset> Now() => (await Get<SessionView>("/api/v1/session")).ServerTime;

    /// <summary>Somebody told us, so many minutes ago, that something happened in a county.</summary>
    public async Task<RecordLeadReply> RecordLead(string county, string place, double minutesAgo)
    {
        var story = TestContext.Current.Test!.TestDisplayName;
        Assert.True(Places.GetOrAdd(place, story) == story, $"{place} belongs to {Places[place]}");
        var now = await Now();
        return await Post<RecordLeadReply>("/api/v1/leads", new RecordLeadRequest
        {
            CommandId = Guid.CreateVersion7(now), Kind = "nat.geo.landslide", Place = new ReportPlace { Text = place, CountyCode = county },
            KnownAt = now.AddMinutes(-minutesAgo), Source = new ReportSource { Kind = "call" }, OwingUnits = [county], Text = $"{place}滑坡，压断公路",
        });
    }

    /// <summary>The county's phone report, with two dead and one missing.</summary>
    public Task<FileReportReply> FilePhoneReport(RecordLeadReply lead, string place) =>
        File(lead, place, ReportStage.Phone, $"{place}山体滑坡，压断公路", new Figures { Dead = 2, Missing = 1 });

    /// <summary>The written first report and, a moment later, a follow-up.</summary>
    public async Task<FileReportReply> FileUpdate(RecordLeadReply lead, string place, string course, Figures figures)
    {
        await File(lead, place, ReportStage.First, $"{place}山体滑坡，压断公路", new Figures { Dead = 2, Missing = 1 });
        return await File(lead, place, ReportStage.Update, $"{place}{course}", figures);
    }

    /// <summary>What the county says when all is over.</summary>
    public Task<FileReportReply> FileFinal(RecordLeadReply lead, string place) =>
        File(lead, place, ReportStage.Final, $"{place}山体滑坡，道路已抢通，处置结束", new Figures { Dead = 2, Missing = 0 });

    /// <summary>Whose name this unit is asked for with its all-clear.</summary>
    public async Task<CheckInQuestion> AskedWithAllClear() => (await Get<NextCheckInView>("/api/v1/check-ins/next")).Question!;

    /// <summary>What one hears when one rings up a room and asks who is there.</summary>
    public async Task<string> NameOf(CheckInQuestion asked) =>
        (await Get<OnDutyList>($"/api/v1/rosters/on-duty?unit={asked.UnitCode}")).Items.First(onDuty => onDuty.Post == asked.Ask).PersonName;

    /// <summary>The owner of a phone writes, in the phone box.</summary>
    public async Task Text(string number, string words)
    {
        using var answer = await http.PostAsync(new Uri($"/phone-box/phones/{Uri.EscapeDataString(number)}/replies", UriKind.Relative), JsonContent.Create(new { text = words }));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => http.Dispose();

    private async Task<FileReportReply> File(RecordLeadReply lead, string place, ReportStage stage, string course, Figures figures)
    {
        var now = await Now();
        return await Post<FileReportReply>("/api/v1/reports", new FileReportRequest
        {
            CommandId = Guid.CreateVersion7(now), ReportId = Guid.CreateVersion7(now), IncidentId = lead.IncidentId, LeadId = lead.LeadId,
            Stage = stage, UnitCode = unit, Kind = "nat.geo.landslide", Title = $"{place}滑坡", KnownAt = now, FiledAt = now, OccurredPrecision = Precision.Unknown,
            Place = new ReportPlace { Text = place, CountyCode = unit }, Course = course, AsOf = now,
            Figures = figures, FigureStatus = FigureStatus.Unverified, Author = "甲", ContactPhone = "0836-0000000",
        });
    }

    private async Task<T> Get<T>(string path) => (await http.GetFromJsonAsync<T>(path, Wire.Options))!;

    private async Task<T> Post<T>(string path, object body)
    {
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), JsonContent.Create(body, body.GetType(), options: Wire.Options));
        var words = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, words);
        return JsonSerializer.Deserialize<T>(words, Wire.Options)!;
    }
}
