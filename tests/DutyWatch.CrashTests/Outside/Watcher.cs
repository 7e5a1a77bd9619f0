using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.CrashTests.Ground;
using DutyWatch.Server.Hosting;
using Microsoft.AspNetCore.SignalR.Client;

namespace DutyWatch.CrashTests.Outside;

/// <summary>A console and a county's hub line: it connects again whenever it is cut, and resumes from the cursor it has.</summary>
internal sealed class Watcher(Uri server, Ledger ledger) : IAsyncDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource closing = new();
    private readonly List<DutyEvent> heard = [];
    private readonly Lock gate = new();
    private Task life = Task.CompletedTask;

    /// <summary>Where its stream began.</summary>
    public string? Begin { get; private set; }

    private string? Cursor { get; set; }

    public async Task Start()
    {
        var following = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        life = Task.Run(() => Live(following));
        await following.Task.WaitAsync(TimeSpan.FromSeconds(30), Site.Time);
    }

    /// <summary>The first event of that kind about something; null when none comes in time.</summary>
    public async Task<DutyEvent?> Hears(Func<DutyEvent, bool> wanted, TimeSpan atMost)
    {
        var since = Site.Time.GetTimestamp();
        while (Site.Time.GetElapsedTime(since) < atMost)
        {
            lock (gate)
            {
                if (heard.Find(e => wanted(e)) is { } found)
                {
                    return found;
                }
            }
            await Task.Delay(TimeSpan.FromMilliseconds(20), Site.Time);
        }
        return null;
    }

    /// <summary>Files over a line of its own until it is answered.</summary>
    public async Task<FileReportReply?> File(FileReportRequest report, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await using var line = Line(report.UnitCode);
                await line.StartAsync(ct);
                var answer = await line.InvokeAsync<JsonElement>("FileReport", JsonSerializer.SerializeToElement(report, Wire.Options), ct);
                if (!answer.TryGetProperty("refusal", out var refusal))
                {
                    return answer.Deserialize<FileReportReply>(Wire.Options);
                }
                if (refusal.GetProperty("status").GetInt32() < 500)
                {
                    ledger.NoteStrange($"the hub refused a report: {refusal}");
                    return null;
                }
            }
            catch (Exception) when (!ct.IsCancellationRequested)
            {
                // Cut, dead or broken: the same ids make the next try harmless.
            }
            await Task.Delay(Between, Site.Time, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await life;
        closing.Dispose();
    }

    private async Task Live(TaskCompletionSource following)
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await using var line = Line(Site.Prefecture);
                var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                line.On<JsonElement>("Events", Hear);
                line.On("Resume", () => { cut.TrySetResult(); });
                line.Closed += _ =>
                {
                    cut.TrySetResult();
                    return Task.CompletedTask;
                };
                await line.StartAsync(closing.Token);
                await Follow(line);
                following.TrySetResult();
                await cut.Task.WaitAsync(closing.Token);
            }
            catch (Exception)
            {
                await Task.Delay(Between, Site.Time);
            }
        }
    }

    private async Task Follow(HubConnection line)
    {
        var reply = (await line.InvokeAsync<JsonElement>("Follow", Cursor is null ? new { } : (object)new { after = Cursor }, closing.Token)).Deserialize<FollowReply>(Wire.Options)!;
        lock (gate)
        {
            Begin ??= reply.Cursor;
            Cursor ??= reply.Cursor;
        }
    }

    private void Hear(JsonElement message)
    {
        var batch = message.Deserialize<EventBatch>(Wire.Options)!;
        lock (gate)
        {
            foreach (var one in batch.Events)
            {
                ledger.Heard.Enqueue(one.Cursor);
                heard.Add(one);
            }
            Cursor = batch.Cursor;
        }
    }

    private HubConnection Line(string unit) => new HubConnectionBuilder()
        .WithUrl(new Uri(server, "/hubs/duty"), options => options.Headers.Add("Authorization", $"Bearer {Site.KeyOf(unit)}"))
        .Build();
}
