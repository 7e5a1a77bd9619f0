using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace DutyWatch.SystemTests.Stories;

/// <summary>A client of the server with a key of its own, through either door.</summary>
internal sealed class Guest(World world, HttpClient http, string key, string name) : IAsyncDisposable
{
    private readonly List<HubConnection> connections = [];

    public string Name => name;

    public string Key => key;

    public HttpClient Http => http;

    public async Task<JsonElement> Get(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return await Read(answer, expected);
    }

    public async Task<T> Get<T>(string path) => (await Get(path)).Deserialize<T>(Wire.Options)!;

    public Task<JsonElement> Post(string path, object body, HttpStatusCode expected = HttpStatusCode.OK) => PostRaw(path, JsonSerializer.Serialize(body, Wire.Options), expected);

    public async Task<JsonElement> PostRaw(string path, string body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await Read(answer, expected);
    }

    public async Task<FileReportReply> File(FileReportRequest report)
    {
        var reply = (await Post("/api/v1/reports", report)).Deserialize<FileReportReply>(Wire.Options)!;
        await world.Settle();
        return reply;
    }

    public async Task<RecordLeadReply> Record(RecordLeadRequest lead)
    {
        var reply = (await Post("/api/v1/leads", lead)).Deserialize<RecordLeadReply>(Wire.Options)!;
        await world.Settle();
        return reply;
    }

    /// <summary>A lead that the room verifies in the same breath: what goes on is the county's silence alone.</summary>
    public async Task<RecordLeadReply> RecordVerified(RecordLeadRequest lead)
    {
        var reply = await Record(lead);
        await Post($"/api/v1/leads/{reply.LeadId}/verification", new VerifyLeadRequest { CommandId = Ids.New(world.Now), Outcome = LeadOutcome.Verified });
        await world.Settle();
        return reply;
    }

    /// <summary>What was refused, by its code.</summary>
    public async Task<RefusalBody> Refused(string path, object body, HttpStatusCode expected)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, Wire.Options);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonSerializer.Deserialize<RefusalBody>(text, Wire.Options)!;
    }

    /// <summary>Calls a hub method over a connection of its own; the answer is the reply, or an object with `refusal`.</summary>
    public async Task<JsonElement> Invoke(string method, object argument, bool messagePack = false)
    {
        var connection = await Connect(messagePack);
        return messagePack
            ? JsonSerializer.SerializeToElement(await connection.InvokeAsync<object>(method, Plain.Of(argument)), Plain.Options)
            : await connection.InvokeAsync<JsonElement>(method, JsonSerializer.SerializeToElement(argument, Wire.Options));
    }

    public async Task<HubConnection> Connect(bool messagePack = false)
    {
        var builder = new HubConnectionBuilder().WithUrl($"{world.Address}/hubs/duty", o => o.AccessTokenProvider = () => Task.FromResult<string?>(key));
        var connection = messagePack ? builder.AddMessagePackProtocol().Build() : builder.Build();
        connections.Add(connection);
        await connection.StartAsync();
        return connection;
    }

    /// <summary>A console that follows the feed, and everything it was told, in the order told.</summary>
    public async Task<Console> Follow(string? after = null)
    {
        var console = new Console(await Connect(), world);
        await console.Follow(after);
        return console;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }
        http.Dispose();
    }

    private static async Task<JsonElement> Read(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }
}
