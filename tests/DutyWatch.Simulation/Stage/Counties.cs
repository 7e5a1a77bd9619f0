using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Leads;
using DutyWatch.Server.Reports;

namespace DutyWatch.Simulation;

/// <summary>Eighteen counties that file in time, late, wrongly, twice or never, and the prefecture's officer who records what he hears elsewhere.</summary>
internal sealed class Counties(World world, Dice dice)
{
    private static readonly string[] Codes = ["513301", "513322", "513323", "513324", "513325", "513326", "513327", "513328", "513329"];
    private static readonly string[] Kinds = ["nat.flood.flash", "nat.met.rain", "nat.flood.river"];

    public int Incidents { get; private set; }

    public void Write()
    {
        for (var at = World.Begins.AddMinutes(30); at < world.Ends.AddDays(-1.5); at += dice.Minutes(120, world.Days > 10 ? 3600 : 1400))
        {
            var story = new Story(world, dice.Own(), dice.Pick(Codes), dice.Pick(Kinds));
            Incidents++;
            world.Agenda.At(at, story.Happen);
        }
    }

    public static Caller Filer(string unit) => new($"key:{unit}", $"filer {unit}", $"filer {unit}", Role.CountyFiler, unit, null);

    public static Caller Officer(int no) => new($"key:officer{no}", $"officer {no}", $"officer {no}", Role.PrefectureOfficer, "513300", null);
}

/// <summary>One incident as its county lives it.</summary>
internal sealed class Story(World world, Dice dice, string unit, string kind)
{
    private DateTimeOffset happened;
    private Guid? incident;
    private Guid? lead;
    private Guid? last;
    private int updatesLeft;
    private IncidentLevel level;

    public Task Happen()
    {
        happened = Whole(world.Now);
        updatesLeft = dice.Between(0, 3);
        level = dice.Pick<IncidentLevel>([IncidentLevel.Unknown, IncidentLevel.IV, IncidentLevel.IV, IncidentLevel.IV, IncidentLevel.III, IncidentLevel.III, IncidentLevel.II, IncidentLevel.I]);
        switch (dice.Between(1, 100))
        {
            case <= 30:
                Later(dice.Minutes(5, 28), () => File(ReportStage.Phone));
                break;
            case <= 45:
                Later(dice.Minutes(32, 100), () => File(ReportStage.Phone));
                break;
            case <= 60:
                Later(dice.Minutes(10, 58), () => File(ReportStage.First));
                break;
            case <= 70:
                Later(dice.Minutes(10, 40), BadFirst);
                break;
            default:
                Later(dice.Minutes(1, 20), RecordLead);
                break;
        }
        return Task.CompletedTask;
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    private void Later(TimeSpan after, Func<Task> act) => world.Agenda.At(world.Now + after, act);

    private Task BadFirst()
    {
        Later(dice.Seconds(30, 200), () => File(ReportStage.First));
        return Send(Report(ReportStage.First) with { Course = null, Title = null }, 1);
    }

    private Task File(ReportStage stage, bool ends = false)
    {
        var report = Report(stage);
        return Send(ends ? report with { ResponseEndedAt = world.Now } : report, 60);
    }

    private FileReportRequest Report(ReportStage stage) => new()
    {
        CommandId = dice.Id(world.Now),
        ReportId = dice.Id(world.Now),
        IncidentId = incident,
        Stage = stage,
        UnitCode = unit,
        Kind = kind,
        Title = "磨西镇山洪",
        OccurredAt = happened,
        KnownAt = happened,
        // Filers' own clocks go wrong: nothing may be judged by them.
        FiledAt = happened.AddMinutes(1),
        Place = new ReportPlace { Text = "磨西镇", CountyCode = unit },
        Course = "山洪冲毁道路",
        Measures = "消防已出动",
        Figures = new Figures { Dead = 0, Trapped = 2 },
        FigureStatus = FigureStatus.Unverified,
        LevelConfirmed = level,
        Author = "值班员甲",
        ContactPhone = "0836-3122345",
        Signer = "带班领导乙",
        Corrects = stage == ReportStage.Correction ? last : null,
        CorrectionNote = stage == ReportStage.Correction ? "人数有误" : null,
    };

    // A filer does not stop before he was told that it is kept, or why not.
    private async Task Send(FileReportRequest request, int tries)
    {
        var ledger = world.Ledger.Reports;
        ledger.TryAdd(request.ReportId, new Ledger.FiledOutside(request, world.Now));
        Core.Answers.Answer<FileReportReply>? answer = null;
        foreach (var node in world.Running().Take(1))
        {
            await world.On(node, async () => answer = await node.Get<FileReport.Handler>().Handle(request, new Call(Counties.Filer(unit), "hub", null, null, CancellationToken.None)));
        }
        if (answer is null || answer.Value.Refusal is { Status: 503 })
        {
            if (tries > 1)
            {
                Later(dice.Seconds(3, 20), () => Send(request, tries - 1));
            }
            return;
        }
        if (answer.Value.Refusal is { } refusal)
        {
            world.Say($"{unit}: {request.Stage} {request.ReportId} is refused: {refusal.Code} {refusal.Field}");
            world.Ledger.Refused++;
            ledger.Remove(request.ReportId);
            return;
        }
        Told(request, answer.Value.Reply);
    }

    private void Told(FileReportRequest request, FileReportReply reply)
    {
        var known = world.Ledger.Reports[request.ReportId];
        world.Say($"{unit}: {request.Stage} {request.ReportId} is kept for {reply.IncidentId}, {reply.State}, settles {reply.Settled.Count}, opens {reply.Opened.Count}");
        if (known.Reply is { } before)
        {
            if (before.IncidentId != reply.IncidentId || reply.State != CommandState.Duplicate || before.ReceivedAt != reply.ReceivedAt)
            {
                world.Invariants.Break(Inv.Lost, $"a repeat of {request.ReportId} was answered otherwise");
            }
            return;
        }
        world.Ledger.Reports[request.ReportId] = known with { Reply = reply, ToldAt = world.Now };
        incident ??= reply.IncidentId;
        last = request.Stage == ReportStage.Correction ? last : request.ReportId;
        if (dice.In(1, 6))
        {
            var again = dice.In(1, 2) ? request : request with { CommandId = dice.Id(world.Now) };
            Later(dice.Seconds(1, 4000), () => Send(again, 30));
        }
        GoOn(request, reply);
    }

    private void GoOn(FileReportRequest request, FileReportReply reply)
    {
        if (request.Stage == ReportStage.Phone)
        {
            Later(dice.In(3, 4) ? dice.Minutes(3, 30) : dice.Minutes(40, 150), () => File(ReportStage.First));
        }
        foreach (var owed in reply.Opened.Where(o => o.Kind is "update" or "final"))
        {
            After(owed);
        }
        if (dice.In(1, 10) && request.Stage is ReportStage.First or ReportStage.Update)
        {
            Later(dice.Minutes(2, 50), () => File(ReportStage.Correction));
        }
    }

    private void After(OpenedObligation owed)
    {
        var left = owed.DueAt - world.Now;
        var at = dice.Between(1, 10) switch
        {
            <= 6 => left * (dice.Between(40, 97) / 100.0),
            <= 8 => left + dice.Minutes(1, 20),
            9 => left + dice.Minutes(25, 100),
            // In the very second in which it falls due.
            _ => left + TimeSpan.FromMilliseconds(dice.Between(0, 1) * 1000),
        };
        var ends = owed.Kind == "update" && --updatesLeft < 0;
        if (dice.In(1, 8) && level > IncidentLevel.II && level < IncidentLevel.Unknown)
        {
            level--;
        }
        Later(at > TimeSpan.Zero ? at : TimeSpan.Zero, () => File(owed.Kind == "final" ? ReportStage.Final : ReportStage.Update, ends));
    }

    private async Task RecordLead()
    {
        var request = new RecordLeadRequest
        {
            CommandId = dice.Id(world.Now), Kind = kind, Place = new ReportPlace { Text = "磨西镇", CountyCode = unit }, KnownAt = world.Now,
            Source = new ReportSource { Kind = "hotline", Who = "12345" }, OwingUnits = [unit], Text = "市民来电",
        };
        world.Ledger.LeadsTried++;
        await Record(request, 60);
    }

    private async Task Record(RecordLeadRequest request, int tries)
    {
        Core.Answers.Answer<RecordLeadReply>? answer = null;
        foreach (var node in world.Running().Take(1))
        {
            await world.On(node, async () => answer = await node.Get<RecordLead.Handler>().Handle(request, new Call(Counties.Officer(1), "hub", null, null, CancellationToken.None)));
        }
        if (answer is null || answer.Value.Refusal is { Status: 503 })
        {
            if (tries > 1)
            {
                Later(dice.Seconds(3, 20), () => Record(request, tries - 1));
            }
            return;
        }
        if (lead is { } known)
        {
            if (known != answer.Value.Reply.LeadId)
            {
                world.Invariants.Break(Inv.Lost, $"a repeat of the lead {known} became {answer.Value.Reply.LeadId}");
            }
            return;
        }
        world.Ledger.Leads.Add(answer.Value.Reply.LeadId);
        if (dice.In(1, 2))
        {
            Later(dice.Seconds(1, 600), () => Record(request, 5));
        }
        (incident, lead) = (answer.Value.Reply.IncidentId, answer.Value.Reply.LeadId);
        world.Say($"officer: the lead {lead} is kept for {incident}");
        switch (dice.Between(1, 10))
        {
            case <= 3:
                // The county stays silent for good.
                break;
            case <= 5:
                Later(dice.Minutes(10, 70), () => Judge(1));
                Later(dice.Minutes(71, 90), () => Judge(2));
                break;
            default:
                Later(dice.Minutes(5, 120), () => File(dice.In(1, 2) ? ReportStage.Phone : ReportStage.First));
                break;
        }
    }

    private async Task Judge(int officer)
    {
        var request = new VerifyLeadRequest { CommandId = dice.Id(world.Now), Outcome = LeadOutcome.Rejected, Reason = "误报" };
        foreach (var node in world.Running().Take(1))
        {
            await world.On(node, async () =>
            {
                var answer = await node.Get<VerifyLead.Handler>().Handle(request, new Call(Counties.Officer(officer), "hub", lead, null, CancellationToken.None));
                world.Say($"officer {officer}: the lead {lead} is judged: {(answer.IsRefused ? answer.Refusal!.Code : answer.Reply.ToString())}");
            });
        }
    }
}
