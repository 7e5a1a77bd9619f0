using System.Net;
using System.Text;
using System.Text.Json;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;
using Microsoft.AspNetCore.SignalR.Client;

namespace DutyWatch.SystemTests.Doors;

/// <summary>Every refusal of filing, through both doors: one table, the same code each time, and nothing kept.</summary>
public sealed class BadInputTests(TestCluster cluster)
{
    // What is wrong, what is changed in a good report, the code, the status, the field.
    public static TheoryData<string, string, string, string, int, string?> Cases => new()
    {
        { "no time", "occurredAt", "null", "report.element-missing", 422, "occurredAt" },
        { "no place", "place", "null", "report.element-missing", 422, "place.text" },
        { "blank place", "place", """{"text":"  "}""", "report.element-missing", 422, "place.text" },
        { "no kind", "kind", "null", "report.element-missing", 422, "kind" },
        { "nothing happened", "course,title", "null", "report.element-missing", 422, "course" },
        { "no author", "author", "\"\"", "report.element-missing", 422, "author" },
        { "no phone", "contactPhone", "null", "report.element-missing", 422, "contactPhone" },
        { "tomorrow", "occurredAt", "\"2026-11-23T13:00:00+08:00\"", "report.time-in-future", 422, "occurredAt" },
        { "known in three minutes", "knownAt", "\"2026-11-22T13:03:00+08:00\"", "report.time-in-future", 422, "knownAt" },
        { "as of tomorrow", "asOf", "\"2026-11-23T13:00:00+08:00\"", "report.time-in-future", 422, "asOf" },
        { "unknown unit", "unitCode", "\"999999\"", "unit.unknown", 404, "unitCode" },
        { "foreign unit", "unitCode", "\"513301\"", "unit.unknown", 404, "unitCode" },
        { "the prefecture itself", "unitCode", "\"513300\"", "unit.unknown", 404, "unitCode" },
        { "unknown place", "place", """{"text":"某地","countyCode":"999999"}""", "unit.unknown", 404, "place" },
        { "unknown kind", "kind", "\"nat.godzilla\"", "report.kind-unknown", 422, "kind" },
        { "unknown incident", "incidentId", "\"01900000-0000-7000-8000-000000000000\"", "thing.not-found", 404, "incidentId" },
        { "unknown lead", "leadId", "\"01900000-0000-7000-8000-000000000000\"", "thing.not-found", 404, "incidentId" },
        { "a follow-up to nothing", "stage", "\"update\"", "report.element-missing", 422, "incidentId" },
        { "a correction of nothing", "stage", "\"correction\"", "report.element-missing", 422, "correctionNote" },
        { "a stage nobody knows", "stage", "\"rumour\"", "body.malformed", 400, "stage" },
        { "a number for a stage", "stage", "1", "body.malformed", 400, "stage" },
        { "a time that is none", "occurredAt", "\"25:70\"", "body.malformed", 400, "occurredAt" },
        { "a negative number", "figures", """{"dead":-1}""", "body.malformed", 400, "figures.dead" },
        { "half a person", "figures", """{"dead":1.5}""", "body.malformed", 400, "figures.dead" },
        { "more people than an int", "figures", """{"dead":99999999999}""", "body.malformed", 400, "figures.dead" },
        { "a number in quotes", "figures", """{"dead":"2"}""", "body.malformed", 400, "figures.dead" },
        { "an unknown property", "colour", "\"red\"", "property.unknown", 400, "colour" },
        { "an unknown figure", "figures", """{"deaths":1}""", "property.unknown", 400, "figures.deaths" },
        { "the wrong case", "UnitCode", "\"513322\"", "property.unknown", 400, "UnitCode" },
        { "a NUL", "course", "\"a\\u0000b\"", "text.invalid", 422, "course" },
        { "half a surrogate pair", "course", "\"a\\ud800b\"", "text.invalid", 422, "course" },
        { "text turned around", "place", "{\"text\":\"a\\u202eb\"}", "text.invalid", 422, "place.text" },
        { "an escape character", "author", "\"\\u001b[31m\"", "text.invalid", 422, "author" },
        { "a title of 10,000 characters", "title", "\"@10000\"", "text.too-long", 422, "title" },
        { "a course of 5,001 characters", "course", "\"@5001\"", "text.too-long", 422, "course" },
        { "a list entry too long", "leadersOnSite", "[\"@201\"]", "text.too-long", 422, "leadersOnSite" },
        { "a null list", "areas", "null", "body.malformed", 400, "areas" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_bad_report_is_refused_alike_over_hub_and_http_and_nothing_is_kept(string why, string properties, string value, string code, int status, string? field)
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var body = Broken(world, properties, value);

        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await county.Http.PostAsync(new Uri("/api/v1/reports", UriKind.Relative), content, TestContext.Current.CancellationToken);
        var overHttp = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        var connection = await county.Connect();
        var overHub = (await connection.InvokeAsync<JsonElement>("FileReport", new RawJson(Encoding.UTF8.GetBytes(body)), TestContext.Current.CancellationToken)).GetProperty("refusal");

        Assert.True(code == overHttp.GetProperty("code").GetString(), $"{why}: {overHttp}");
        Assert.Equal((code, status), (overHub.GetProperty("code").GetString(), overHub.GetProperty("status").GetInt32()));
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Equal(field, Field(overHttp));
        Assert.Equal(field, Field(overHub));
        Assert.All(new[] { overHttp, overHub }, r => Assert.NotEmpty(r.GetProperty("title").GetProperty("zh").GetString()!));
        Assert.Equal($"urn:dutywatch:refusal:{code}", overHttp.GetProperty("type").GetString());
        Assert.Equal(HubConnectionState.Connected, connection.State);
        Assert.Equal([0L], await world.Rows<long>("select (select count(*) from report) + (select count(*) from incident) + (select count(*) from command_receipt)"));
    }

    [Fact]
    public async Task A_refused_report_may_be_mended_and_keep_its_ids()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var report = Says.First(world, World.Luding);

        await county.Refused("/api/v1/reports", report with { Kind = "nat.godzilla" }, HttpStatusCode.UnprocessableEntity);
        var mended = await county.File(report);

        Assert.Equal(Contracts.CommandState.Accepted, mended.State);
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_refused_over_both_doors()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var report = Says.First(world, World.Luding);
        await county.File(report);

        var sameCommand = await county.Refused("/api/v1/reports", report with { Course = "别的事" }, HttpStatusCode.Conflict);
        var sameReport = await county.Refused("/api/v1/reports", report with { Course = "别的事", CommandId = Ids.New(world.Now.AddSeconds(1)) }, HttpStatusCode.Conflict);
        var overHub = await county.Invoke("FileReport", report with { Course = "别的事" });

        Assert.Equal(["report.other-content", "report.other-content"], new[] { sameCommand.Code, sameReport.Code });
        Assert.Equal("report.other-content", overHub.GetProperty("refusal").GetProperty("code").GetString());
        world.IgnoreOtherTexts();
    }

    [Theory]
    [InlineData("{", "body.malformed", 400)]
    [InlineData("", "body.malformed", 400)]
    [InlineData("null", "body.malformed", 400)]
    [InlineData("[]", "body.malformed", 400)]
    [InlineData("\"a\"", "body.malformed", 400)]
    [InlineData("{\"commandId\":\"x\"}", "body.malformed", 400)]
    [InlineData("{\"commandId\":\"01900000-0000-7000-8000-000000000000\",\"commandId\":\"01900000-0000-7000-8000-000000000000\"}", "property.unknown", 400)]
    public async Task What_is_no_report_is_refused(string body, string code, int status)
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);

        var refusal = await county.PostRaw("/api/v1/reports", body, (HttpStatusCode)status);

        Assert.Equal(code, refusal.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Invalid_utf8_is_refused()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        byte[] bytes = [.. "{\"author\":\""u8, 0xff, 0xfe, .. "\"}"u8];

        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");
        using var answer = await county.Http.PostAsync(new Uri("/api/v1/reports", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("body.malformed", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_a_megabyte_is_refused_and_a_form_is_not_read()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);

        var large = await county.PostRaw("/api/v1/reports", new string(' ', Server.Hosting.Doors.MaxBody + 1), HttpStatusCode.RequestEntityTooLarge);
        using var form = new FormUrlEncodedContent([new("stage", "first")]);
        using var answer = await county.Http.PostAsync(new Uri("/api/v1/reports", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.Equal("body.too-large", large.GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_hub_message_over_64_kilobytes_ends_that_connection_and_no_other()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);
        var other = await county.Connect();
        var connection = await county.Connect();
        var closed = new TaskCompletionSource();
        connection.Closed += _ => { closed.TrySetResult(); return Task.CompletedTask; };

        await Assert.ThrowsAnyAsync<Exception>(() => connection.InvokeAsync<JsonElement>("FileReport", new { course = new string('震', 40_000) }, TestContext.Current.CancellationToken));
        await closed.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HubConnectionState.Connected, other.State);
        var reply = await other.InvokeAsync<JsonElement>("FileReport", JsonSerializer.SerializeToElement(Says.First(world, World.Luding), Wire.Options), TestContext.Current.CancellationToken);
        Assert.Equal("accepted", reply.GetProperty("state").GetString());
        world.IgnoreOtherTexts();
    }

    [Fact]
    public async Task A_flood_of_calls_is_slowed_down_with_a_clear_no()
    {
        await using var world = await World.Begin(cluster, "13:00");
        var county = await world.County(World.Luding);

        var answers = await Task.WhenAll(Enumerable.Range(0, 900).Select(async _ =>
        {
            using var answer = await county.Http.GetAsync(new Uri("/api/v1/session", UriKind.Relative), TestContext.Current.CancellationToken);
            return (answer.StatusCode, Text: await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }));

        var refused = answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, a => Assert.Contains("rate.exceeded", a.Text, StringComparison.Ordinal));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
    }

    private static string? Field(JsonElement refusal) => refusal.TryGetProperty("field", out var field) ? field.GetString() : null;

    private static string Broken(World world, string properties, string value)
    {
        var report = JsonSerializer.SerializeToNode(Says.First(world, World.Luding), Wire.Options)!.AsObject();
        var text = report.ToJsonString(Wire.Options);
        foreach (var property in properties.Split(','))
        {
            var node = JsonSerializer.SerializeToNode("@value", Wire.Options);
            report[property] = node;
            text = report.ToJsonString(Wire.Options);
        }
        var filled = System.Text.RegularExpressions.Regex.Replace(value, @"@(\d+)", m => new string('长', int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));
        // The value goes in as text, so that it may be something no serializer would write.
        return text.Replace("\"@value\"", filled, StringComparison.Ordinal);
    }
}
