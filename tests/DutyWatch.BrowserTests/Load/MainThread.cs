using System.Text.Json;
using Microsoft.Playwright;

namespace DutyWatch.BrowserTests.Load;

/// <summary>A task of the page's main thread: how long it stood in the way, and how much of that the processor worked for it.</summary>
internal sealed record MainTask(double Wall, double Worked);

/// <summary>
/// Chromium's own trace of the page's main thread. A long task is one that kept the thread for over 50 ms; on a machine where others work
/// too the thread also waits for its turn, so each task says how long it really worked.
/// </summary>
internal sealed class MainThread(ICDPSession session)
{
    private readonly List<JsonElement> events = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<MainThread> Watch(IPage page)
    {
        var thread = new MainThread(await page.Context.NewCDPSessionAsync(page));
        await thread.Begin();
        // The mark tells which of all threads is the page's own.
        await page.EvaluateAsync("() => performance.mark('dutywatch-main')");
        return thread;
    }

    public async Task<List<MainTask>> Tasks()
    {
        await session.SendAsync("Tracing.end");
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
        var mark = events.Find(one => NameOf(one) == "dutywatch-main");
        Assert.NotEqual(JsonValueKind.Undefined, mark.ValueKind);
        var own = (mark.GetProperty("pid").GetInt64(), mark.GetProperty("tid").GetInt64());
        return [.. events.Where(one => IsTask(one) && (one.GetProperty("pid").GetInt64(), one.GetProperty("tid").GetInt64()) == own)
            .Select(one => new MainTask(Milliseconds(one, "dur"), Milliseconds(one, "tdur")))];
    }

    private async Task Begin()
    {
        session.Event("Tracing.dataCollected").OnEvent += (_, data) => events.AddRange(data!.Value.GetProperty("value").EnumerateArray().Select(one => one.Clone()));
        session.Event("Tracing.tracingComplete").OnEvent += (_, _) => ended.TrySetResult();
        await session.SendAsync("Tracing.start", new Dictionary<string, object>
        {
            ["transferMode"] = "ReportEvents",
            ["traceConfig"] = new Dictionary<string, object> { ["includedCategories"] = new[] { "toplevel", "blink.user_timing", "devtools.timeline" }, ["excludedCategories"] = new[] { "*" } },
        });
    }

    private static bool IsTask(JsonElement one) => NameOf(one) is "RunTask" or "ThreadControllerImpl::RunTask" && one.TryGetProperty("tdur", out _);

    private static string? NameOf(JsonElement one) => one.TryGetProperty("name", out var name) ? name.GetString() : null;

    private static double Milliseconds(JsonElement one, string name) => one.GetProperty(name).GetDouble() / 1000;
}
