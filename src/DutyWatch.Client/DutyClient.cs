using System.Security.Cryptography;
using System.Threading.Channels;
using DutyWatch.Contracts;

namespace DutyWatch.Client;

/// <summary>
/// Files a unit's reports exactly once and in order, through any number of cuts and restarts of either side: a report is on the disk
/// before <see cref="File"/> returns, is sent until the server has answered, and carries an id that makes every repeat harmless.
/// </summary>
public sealed class DutyClient : IAsyncDisposable
{
    private readonly DutyClientOptions options;
    private readonly Outbox outbox;
    private readonly DutyLink link;
    private readonly Channel<bool> queued = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource stop = new();
    private readonly Task sending;

    private DutyClient(DutyClientOptions options)
    {
        this.options = options;
        outbox = Outbox.Open(options.Folder, options.Clock.GetUtcNow() - options.KeepAnswers);
        link = new DutyLink(options.Server, options.ApiKey);
        sending = Task.Run(() => SendAll(stop.Token));
    }

    /// <summary>Opens the queue in the folder and goes on with what was left in it.</summary>
    /// <exception cref="IOException">Another process has this folder open.</exception>
    /// <exception cref="System.Text.Json.JsonException">The queue's file is damaged; it is left as it is, for a person to look at.</exception>
    public static DutyClient Start(DutyClientOptions options) => new(options);

    /// <summary>Reports without an answer.</summary>
    public int Waiting => outbox.Count;

    /// <summary>Queues a report. When this returns it is on the disk and will be filed; filing the same report again changes nothing.</summary>
    /// <param name="sameIncidentAs">
    /// The id of an earlier report filed through this client: the server made its incident, and this report belongs to it. Lets a
    /// follow-up be written while the first report still waits for a link.
    /// </param>
    /// <exception cref="ArgumentException">The report's id was used for another content, or the earlier report is not known here.</exception>
    public void File(FileReportRequest report, Guid? sameIncidentAs = null)
    {
        if (sameIncidentAs is { } earlier && !outbox.Knows(earlier))
        {
            throw new ArgumentException($"Report {earlier} was not filed here", nameof(sameIncidentAs));
        }
        outbox.Add(new QueuedReport(report, sameIncidentAs, ClientJson.HashOf(report, sameIncidentAs)));
        queued.Writer.TryWrite(true);
    }

    /// <summary>
    /// Uploads a file through any number of cuts and says how a report names it. It must be named by a report of this unit within a day.
    /// What it sends is not kept on the disk here: after a restart the file is attached again.
    /// </summary>
    /// <param name="content">It can be read from any place.</param>
    /// <exception cref="DutyRefusedException">The server does not take such a file.</exception>
    public async Task<AttachmentReference> Attach(Stream content, string name, string unitCode, CancellationToken ct = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, stop.Token);
        var line = new AttachmentLine(link.Http, content, name, unitCode);
        for (var failures = 1; ; failures++)
        {
            try
            {
                using var limit = new CancellationTokenSource(options.TryFor * 10, options.Clock);
                using var all = CancellationTokenSource.CreateLinkedTokenSource(either.Token, limit.Token);
                return await line.Send(all.Token);
            }
            catch (Exception e) when (e is not DutyRefusedException && !either.IsCancellationRequested)
            {
                options.OnTrouble?.Invoke(e);
                await Pause(failures, either.Token);
            }
        }
    }

    /// <summary>What the server said to a report; null while it waits, or when it is not known here.</summary>
    public FilingAnswer? AnswerTo(Guid reportId) => outbox.AnswerTo(reportId);

    /// <summary>Waits until every report has its answer.</summary>
    public async Task WhenAnswered(CancellationToken ct = default)
    {
        while (outbox.WhenEmpty() is { IsCompleted: false } empty)
        {
            await empty.WaitAsync(ct);
        }
    }

    /// <summary>Stops sending. What waits stays on the disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await sending;
        await link.DisposeAsync();
        outbox.Dispose();
        stop.Dispose();
    }

    private async Task SendAll(CancellationToken ct)
    {
        var failures = 0;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (outbox.Head() is { } head)
                {
                    await Settle(head, ct);
                }
                else
                {
                    await queued.Reader.ReadAsync(ct);
                }
                failures = 0;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                options.OnTrouble?.Invoke(e);
                await Pause(++failures, ct);
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                // Whatever a stop broke off: the report is on the disk and goes at the next start.
                return;
            }
        }
    }

    private async Task Settle(QueuedReport head, CancellationToken ct)
    {
        var answer = await Answer(head, ct);
        if (options.OnAnswered is { } tell)
        {
            await tell(answer);
        }
        outbox.Settle(answer, options.Clock.GetUtcNow());
    }

    private async Task<FilingAnswer> Answer(QueuedReport head, CancellationToken ct)
    {
        var report = head.Report;
        if (head.SameIncidentAs is { } earlier)
        {
            if (outbox.AnswerTo(earlier) is not { Reply: { } reply })
            {
                return new FilingAnswer(report.ReportId, null, PredecessorRefused(earlier));
            }
            report = report with { IncidentId = reply.IncidentId };
        }
        using var limit = new CancellationTokenSource(options.TryFor, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        return await link.File(report, either.Token);
    }

    // Doubles up to the longest, and no two counties come back at the same instant.
    private async Task Pause(int failures, CancellationToken ct)
    {
        var pause = options.LongestPause * Math.Min(1, Math.Pow(2, failures - 1) / 50) * (0.5 + RandomNumberGenerator.GetInt32(1000) / 2000.0);
        await Task.Delay(pause, options.Clock, ct).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static RefusalBody PredecessorRefused(Guid earlier) => new(
        "urn:dutywatch:refusal:report.predecessor-refused", "report.predecessor-refused", 409,
        new BothLanguages("所续的报告未被受理，请先改正前一份。", $"The report it follows ({earlier}) was refused; mend that one first."), "incidentId", [], "");
}
