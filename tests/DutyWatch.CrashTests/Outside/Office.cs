using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.CrashTests.Ground;

namespace DutyWatch.CrashTests.Outside;

/// <summary>One spell of work: two counties file, the prefecture records a lead that is overdue already, acknowledges a page, and the silent county reports at last.</summary>
internal sealed class Office(Door door, Watcher watcher, Ledger ledger) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Attention = TimeSpan.FromSeconds(20);

    // Phone reports are due 30 minutes after a thing was known.
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(31);

    private int places;

    public Task Work() => Within(ct => Task.WhenAll(ByHttp(ct), ByHub(ct), Silent(ct)));

    /// <summary>One county files, and its page goes the whole way.</summary>
    public Task GoOn() => Within(ByHttp);

    public void Dispose() => door.Dispose();

    private async Task Within(Func<CancellationToken, Task> work)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await work(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            ledger.NoteStrange("somebody outside was not answered for two minutes");
        }
    }

    private async Task ByHttp(CancellationToken ct)
    {
        if (await File(First(Site.Counties[0]), ct) is { } reply
            && await watcher.Hears(e => e.Kind == "alert.raised" && e.Data.GetProperty("incidentId").GetString() == reply.IncidentId.ToString(), Attention) is { } raised)
        {
            await Acknowledge(raised.Data.GetProperty("id").GetGuid(), ct);
        }
    }

    private async Task ByHub(CancellationToken ct)
    {
        var report = First(Site.Counties[1]);
        ledger.Reports.Try(report.ReportId);
        Keep(report, await watcher.File(report, ct));
    }

    private async Task Silent(CancellationToken ct)
    {
        if (await Record(Lead(Site.Counties[2]), ct) is { } lead
            && await watcher.Hears(e => e.Kind == "obligation.late" && e.Data.GetProperty("incidentId").GetString() == lead.IncidentId.ToString(), Attention) is not null)
        {
            await File(First(Site.Counties[2]) with { Stage = ReportStage.Phone, IncidentId = lead.IncidentId }, ct);
        }
    }

    private async Task<FileReportReply?> File(FileReportRequest report, CancellationToken ct)
    {
        ledger.Reports.Try(report.ReportId);
        var reply = await door.Command<FileReportReply>("/api/v1/reports", report.UnitCode, report, ct);
        Keep(report, reply);
        return reply;
    }

    private void Keep(FileReportRequest report, FileReportReply? reply)
    {
        if (reply is null)
        {
            ledger.NoteStrange($"report {report.ReportId} was refused");
            return;
        }
        ledger.Write($"report {report.ReportId} is acknowledged as {reply.IncidentNumber}, {reply.State}");
        ledger.Replies[report.ReportId] = reply;
        ledger.Reports.Acknowledge(report.ReportId);
    }

    private async Task<RecordLeadReply?> Record(RecordLeadRequest lead, CancellationToken ct)
    {
        ledger.Leads.Try(lead.CommandId);
        if (await door.Command<RecordLeadReply>("/api/v1/leads", Site.Prefecture, lead, ct) is not { } reply)
        {
            ledger.NoteStrange($"lead {lead.CommandId} was refused");
            return null;
        }
        ledger.Write($"lead {reply.LeadId} is acknowledged as {reply.IncidentNumber}, {reply.State}");
        ledger.RecordedLeads[lead.CommandId] = reply;
        ledger.Leads.Acknowledge(lead.CommandId);
        return reply;
    }

    // Somebody may have answered before: that refusal says that it is kept, too.
    private async Task Acknowledge(Guid alert, CancellationToken ct)
    {
        ledger.Acknowledgements.Try(alert);
        await door.Command<AcknowledgeReply>($"/api/v1/alerts/{alert}/acknowledgements", Site.Prefecture, new AcknowledgeBody { CommandId = Ids.New(Site.Now) }, ct);
        ledger.Write($"the acknowledgement of alert {alert} is acknowledged");
        ledger.Acknowledgements.Acknowledge(alert);
    }

    private FileReportRequest First(string county) => new()
    {
        CommandId = Ids.New(Site.Now),
        ReportId = Ids.New(Site.Now),
        Stage = ReportStage.First,
        UnitCode = county,
        Kind = "nat.geo.landslide",
        OccurredPrecision = Precision.Unknown,
        FiledAt = Site.Now,
        Place = new ReportPlace { Text = $"{Interlocked.Increment(ref places)}号桥", CountyCode = county },
        Course = "公路上方山体滑坡，一辆货车被埋",
        FigureStatus = FigureStatus.Unverified,
        LevelConfirmed = IncidentLevel.IV,
        Author = "值班员甲",
        ContactPhone = "0836-0000000",
    };

    private RecordLeadRequest Lead(string county) => new()
    {
        CommandId = Ids.New(Site.Now),
        Kind = "nat.geo.landslide",
        Place = new ReportPlace { Text = $"{Interlocked.Increment(ref places)}号桥", CountyCode = county },
        KnownAt = Site.Now - Overdue,
        OwingUnits = [county],
        Text = "市民来电：公路上方塌方",
    };
}
