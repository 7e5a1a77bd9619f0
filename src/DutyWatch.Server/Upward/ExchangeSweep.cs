using System.Text.Json;
using DutyWatch.Client;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Upward;

/// <summary>Brings composed reports to the province's DutyWatch. Claimed in one transaction, sent outside any, recorded in another; a try whose outcome was lost is made again.</summary>
internal sealed partial class ExchangeSweep(Database database, Clocks clocks, UpwardOptions options, ExchangeAlerts alerts, ILogger<ExchangeSweep> logger) : ISweep
{
    private const int Batch = 20;
    private static readonly TimeSpan TryFor = TimeSpan.FromSeconds(20);

    public string Name => "exchange";

    public bool OnMachineTime => false;

    public async Task<SweepCounts> RunOnce(DateTimeOffset now, CancellationToken ct)
    {
        var done = await database.Do(tx => Complain(tx, now), ct);
        // A link that was taken away since leaves its rows waiting, and complains.
        for (var sent = 0; options.IsOn && sent < Batch; sent++)
        {
            if (await database.Do(tx => Exchanges.Claim(tx, now), ct) is not { } claimed)
            {
                break;
            }
            await Send(claimed, now, ct);
            done++;
        }
        return new SweepCounts(done);
    }

    public Task<DateTimeOffset?> NextDue(CancellationToken ct) => database.Do(async tx =>
    {
        var alarm = await tx.First<DateTimeOffset?>(Exchanges.Sql.NextAlarm);
        var next = options.IsOn ? await tx.First<DateTimeOffset?>(Exchanges.Sql.NextTry) : null;
        return alarm is null || next < alarm ? next : alarm;
    }, ct);

    private async Task<int> Complain(DutyTransaction tx, DateTimeOffset now)
    {
        var delayed = await Exchanges.TakeDelayed(tx, now);
        foreach (var one in delayed)
        {
            await alerts.Raise(tx, one.IncidentId, new ExchangeAlerts.Why("十分钟未送达", "not delivered within ten minutes"), now);
            await UpwardViews.Tell(tx, one.UpwardId, one.Version, "upward.delayed", now);
        }
        return delayed.Count;
    }

    private async Task Send(Exchanges.Claimed claimed, DateTimeOffset now, CancellationToken ct)
    {
        if (await Try(claimed, ct) is { } answer)
        {
            await database.Do(tx => Record(tx, claimed, answer, now), ct);
        }
        else
        {
            await database.Do(tx => Exchanges.PutOff(tx, claimed.UpwardId, claimed.Attempts, now), ct);
        }
    }

    private async Task<FilingAnswer?> Try(Exchanges.Claimed claimed, CancellationToken ct)
    {
        var report = Outgoing.Report(JsonSerializer.Deserialize<FileReportRequest>(claimed.Content, Wire.Options)!, claimed.TheirIncident);
        using var limit = new CancellationTokenSource(TryFor, clocks.Machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        await using var link = new DirectFiling(options.Url!, options.ApiKey!);
        try
        {
            return await link.Try(report, either.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.NotReached(logger, claimed.UpwardId, claimed.Attempts, (e as DutyRefusedForNowException)?.Refusal.Code ?? e.GetType().Name);
            return null;
        }
    }

    private async Task Record(DutyTransaction tx, Exchanges.Claimed claimed, FilingAnswer answer, DateTimeOffset now)
    {
        if (await Exchanges.Answered(tx, answer, now) is not { } version)
        {
            return;
        }
        if (answer.Refusal is { } refusal)
        {
            await alerts.Raise(tx, claimed.IncidentId, new ExchangeAlerts.Why($"被退：{refusal.Title.Zh}", $"refused: {refusal.Title.En}"), now);
        }
        await UpwardViews.Tell(tx, claimed.UpwardId, version, answer.Refusal is null ? "upward.sent" : "upward.refused", now);
    }

    private static partial class Log
    {
        [LoggerMessage(1551, LogLevel.Warning, "Report {ReportId} did not reach the province's DutyWatch, attempt {Attempt}: {Refusal}")]
        public static partial void NotReached(ILogger logger, Guid reportId, int attempt, string refusal);
    }
}
