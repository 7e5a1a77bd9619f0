using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DutyWatch.Alerts;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using EventLog = DutyWatch.Postgres.Events.EventLog;

namespace DutyWatch.Bench.Hub;

/// <summary>
/// The two hubs, each in a process of its own that is asked line by line: the whole server as it is built for `serve`, and a bare
/// SignalR hub that tells everybody.
/// </summary>
internal static class HubParts
{
    /// <summary>`--server CONNECTION ROLES`: greets with its port. `tell N` commits N events, `tell-all N` such that concern every unit; `page N` raises N pages. Each answers with the commit's instant.</summary>
    public static async Task Server(string connection, string roles)
    {
        var builder = Quiet();
        var settings = new Settings(connection, Path.GetTempPath(), "http://localhost", roles, 0, null);
        await using var parts = await DatabaseParts.Open(settings, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, CancellationToken.None);
        await FeedEpoch.Establish(parts.Database, CancellationToken.None);
        var app = ServerHost.Build(builder, settings, parts, isRealTime: true, alarmClock: true);
        await app.StartAsync();
        Greet(app);
        using var pages = new Pages(parts.Database, app.Services.GetRequiredService<AlertDesk>());
        await foreach (var line in Orders.Read())
        {
            var words = line.Split(' ');
            var answer = words[0] switch
            {
                "tell" => Say(await Tell(parts.Database, int.Parse(words[1], CultureInfo.InvariantCulture), ["513322"])),
                "tell-all" => Say(await Tell(parts.Database, int.Parse(words[1], CultureInfo.InvariantCulture), await Units(parts.Database))),
                "cursor" => (await parts.Database.Read(EventLog.Now, CancellationToken.None)).ToString(),
                "page" => await pages.Begin(),
                "pages" => await pages.End(),
                _ => throw new InvalidOperationException(line),
            };
            Console.WriteLine(answer);
        }
        await app.StopAsync();
    }

    /// <summary>`--bare`: greets with its port. `tell N` sends to all what the server would send of N events, and answers with the instant before.</summary>
    public static async Task Bare()
    {
        var builder = Quiet();
        builder.Services.AddSignalR(o => o.KeepAliveInterval = TimeSpan.FromSeconds(2))
            .AddJsonProtocol(o => o.PayloadSerializerOptions.Converters.Add(new RawJsonConverter()));
        await using var app = builder.Build();
        app.MapHub<BareHub>("/hubs/bare");
        await app.StartAsync();
        Greet(app);
        var hub = app.Services.GetRequiredService<IHubContext<BareHub>>();
        await foreach (var line in Orders.Read())
        {
            var count = int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
            var at = Stopwatch.GetTimestamp();
            await hub.Clients.All.SendAsync("Events", BareBatch(count));
            Console.WriteLine(Say(at));
        }
    }

    private static WebApplicationBuilder Quiet()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }

    private static void Greet(WebApplication app) => Console.WriteLine(new Uri(app.Urls.First()).Port.ToString(CultureInfo.InvariantCulture));

    private static string Say(long instant) => instant.ToString(CultureInfo.InvariantCulture);

    private static async Task<long> Tell(Database database, int count, IReadOnlyList<string> units)
    {
        var committed = 0L;
        await database.Do(async tx =>
        {
            tx.AfterCommit(() => committed = Stopwatch.GetTimestamp());
            var now = Ground.Clocks.Now;
            await EventLog.Append(tx, [.. Enumerable.Range(1, count).Select(n => new NewEvent(now, "lead.recorded", "lead:bench", n, "513322", units, Sample.Data))]);
        }, CancellationToken.None);
        return committed;
    }

    private static async Task<IReadOnlyList<string>> Units(Database database) =>
        (await database.Do(tx => tx.List<UnitRow>("select code from unit"), CancellationToken.None)).ConvertAll(u => u.Code);

    private static RawJson BareBatch(int count)
    {
        using var data = JsonDocument.Parse(Sample.Data);
        var events = Enumerable.Range(1, count).Select(n => new Contracts.DutyEvent("1.123456.12345", Ground.Clocks.Now, "lead.recorded", "lead:bench", n, "513322", data.RootElement));
        return RawJson.Of(new { events, cursor = "1.123456.12345" });
    }

    private sealed record UnitRow(string Code);

    internal sealed class BareHub : Microsoft.AspNetCore.SignalR.Hub;
}

/// <summary>An event's content of an ordinary size.</summary>
internal static class Sample
{
    public static string Data { get; } = JsonSerializer.Serialize(new { id = Guid.Empty, note = new string('磨', 100), words = Enumerable.Range(0, 40).Select(n => $"word-{n}") });
}
