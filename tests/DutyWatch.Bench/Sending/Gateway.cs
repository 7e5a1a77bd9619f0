using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DutyWatch.Bench.Sending;

/// <summary>
/// A gateway in a process of its own that takes every text and keeps the instant at which it was whole. The stopwatch counts the same
/// for all processes of a machine, so an instant here can be held against a commit there.
/// </summary>
internal static class Gateway
{
    /// <summary>The planted fault: our texts, and only ours, wait so many milliseconds for their answer (`DUTYWATCH_BENCH_SLOW_MS`).</summary>
    private static readonly int SlowMs = int.Parse(Environment.GetEnvironmentVariable("DUTYWATCH_BENCH_SLOW_MS") ?? "0", CultureInfo.InvariantCulture);

    private static readonly ConcurrentDictionary<string, long> Receipts = new(StringComparer.Ordinal);

    public static async Task Serve()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/2010-04-01/{**rest}", Take);
        app.MapGet("/count", () => Receipts.Count.ToString(CultureInfo.InvariantCulture));
        app.MapDelete("/receipts", () =>
        {
            var lines = string.Join('\n', Receipts.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key} {r.Value}")));
            Receipts.Clear();
            return lines;
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await foreach (var _ in Orders.Read())
        {
            // It is told nothing; it ends with its input.
        }
    }

    private static async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var form = await reader.ReadToEndAsync();
        if (SlowMs > 0 && http.Request.Path.Value!.Contains("ACours", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(SlowMs), Ground.Clocks.Machine);
        }
        var at = form.IndexOf("mid%3D", StringComparison.Ordinal) + 6;
        Receipts.TryAdd(form.Substring(at, 36), Stopwatch.GetTimestamp());
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync($$"""{"sid":"SM{{form.AsSpan(at, 36)}}","status":"queued"}""");
    }
}
