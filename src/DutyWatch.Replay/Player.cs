using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DutyWatch.Client;
using DutyWatch.Contracts;

namespace DutyWatch.Replay;

/// <summary>Where the player's world is.</summary>
/// <param name="KeyOf">The key of a unit; of the prefecture for its room.</param>
/// <param name="Folder">For the journal, and for the queues of the counties' clients.</param>
internal sealed record Office(Uri Server, string Prefecture, Func<string, string> KeyOf, string Folder);

/// <summary>Plays a script: files the counties' reports as their own systems would and answers phones, each entry at its instant, once.</summary>
internal sealed partial class Player(Script script, Office office, IDutyTime time, Action<string> say) : IAsyncDisposable
{
    private readonly Room room = new(office.Server, office.KeyOf(office.Prefecture));
    private readonly Journal journal = Journal.Open(office.Folder);
    private readonly Dictionary<string, DutyClient> counties = [];

    public IReadOnlyDictionary<string, Guid> Incidents => journal.Incidents;

    /// <summary>Plays to the end, or to an earlier instant.</summary>
    /// <returns>Whether the end was reached.</returns>
    public async Task<bool> Play(DateTimeOffset? until, CancellationToken ct)
    {
        var end = until < script.End ? until.Value : script.End;
        foreach (var entry in script.Entries.Where(e => e.At <= end && !journal.Has(e)))
        {
            await time.Reach(entry.At, ct);
            var (said, incident) = await Do(entry, ct);
            journal.Write(entry, incident);
            Say(entry, said);
            await CheckLevel(entry, ct);
        }
        await time.Reach(end, ct);
        return end == script.End;
    }

    /// <summary>What came of it, line by line against what the script expects; empty when all is as it says.</summary>
    public async Task<(JsonObject Facts, IReadOnlyList<string> Differences)> Compare(CancellationToken ct)
    {
        var facts = await Facts.Of(room, journal.Incidents, ct);
        return (facts, Facts.Differences(script.Expected ?? [], facts));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var county in counties.Values)
        {
            await county.DisposeAsync();
        }
        room.Dispose();
    }

    private async Task<(string Said, Guid? Incident)> Do(Entry entry, CancellationToken ct) => entry.Do switch
    {
        Doing.Happens => (entry.Text!, null),
        Doing.Lead => await RecordLead(entry, ct),
        Doing.Report => await FileAsCounty(entry, ct),
        Doing.PhoneRecord => Filed(await room.Send<FileReportReply>(HttpMethod.Post, "/api/v1/reports", ReportOf(entry), ct), "州值班室记录来电 phone record"),
        Doing.Answer => await Answer(entry, ct),
        Doing.Upward => await PassUpward(entry, ct),
        Doing.Notice => await SendNotice(entry, ct),
        _ => await Behave(entry, ct),
    };

    private async Task<(string, Guid?)> RecordLead(Entry entry, CancellationToken ct)
    {
        var form = (JsonObject)entry.Form!.DeepClone();
        form["commandId"] = StableIds.Of(script.Id, entry.Id, "command");
        var lead = await room.Send<RecordLeadReply>(HttpMethod.Post, "/api/v1/leads", form, ct);
        return ($"线索 lead → {lead.IncidentNumber}", lead.IncidentId);
    }

    private async Task<(string, Guid?)> FileAsCounty(Entry entry, CancellationToken ct)
    {
        var report = ReportOf(entry);
        var county = CountyOf(entry.Unit!);
        county.File(report);
        await county.WhenAnswered(ct);
        var answer = county.AnswerTo(report.ReportId)!;
        return answer.Reply is { } reply
            ? Filed(reply, StageOf(report))
            : throw new ReplayException($"{entry.Id}: {answer.Refusal!.Code} {answer.Refusal.Field} {answer.Refusal.Title.En}");
    }

    private FileReportRequest ReportOf(Entry entry)
    {
        var form = (JsonObject)entry.Form!.DeepClone();
        form["commandId"] = StableIds.Of(script.Id, entry.Id, "command");
        form["reportId"] = StableIds.Of(script.Id, entry.Id, "report");
        form["unitCode"] = entry.Unit;
        form["filedAt"] = entry.At;
        form["drill"] = true;
        if (journal.Incidents.TryGetValue(entry.Incident!, out var incident))
        {
            form["incidentId"] = incident;
        }
        try
        {
            return form.Deserialize<FileReportRequest>(ReplayJson.Options)!;
        }
        catch (JsonException e)
        {
            throw new ReplayException($"{entry.Id}: {e.Message}");
        }
    }

    private DutyClient CountyOf(string unit)
    {
        if (!counties.TryGetValue(unit, out var county))
        {
            counties[unit] = county = DutyClient.Start(new DutyClientOptions
            {
                Server = office.Server,
                ApiKey = office.KeyOf(unit),
                Folder = Path.Combine(office.Folder, unit),
                LongestPause = TimeSpan.FromSeconds(2),
                OnTrouble = trouble => say($"· {unit}: {trouble.Message}"),
            });
        }
        return county;
    }

    private async Task<(string, Guid?)> PassUpward(Entry entry, CancellationToken ct)
    {
        var form = (JsonObject)entry.Form!.DeepClone();
        form["commandId"] = StableIds.Of(script.Id, entry.Id, "command");
        var passed = await room.Send<PassUpwardReply>(HttpMethod.Post, $"/api/v1/incidents/{journal.Incidents[entry.Incident!]}/upward-reports", form, ct);
        return ($"州总值班室报省 to the province: {form["stage"]}{Late(passed.Settled)}", null);
    }

    private async Task<(string, Guid?)> SendNotice(Entry entry, CancellationToken ct)
    {
        var form = (JsonObject)entry.Form!.DeepClone();
        form["commandId"] = StableIds.Of(script.Id, entry.Id, "command");
        var sent = await room.Send<SendNoticeReply>(HttpMethod.Post, $"/api/v1/incidents/{journal.Incidents[entry.Incident!]}/notices", form, ct);
        return ($"州总值班室毗邻通报 to the neighbours{Late(sent.Settled)}", null);
    }

    private async Task<(string, Guid?)> Answer(Entry entry, CancellationToken ct)
    {
        var phone = await room.PhoneOf(entry, ct);
        var text = phone.Texts.LastOrDefault(t => t.Direction == "in" && Code().IsMatch(t.Text) && (entry.About is null || t.Text.Contains(entry.About, StringComparison.Ordinal)))
            ?? throw new ReplayException($"{entry.Id}: {phone.UnitName} {entry.Post} has no text to answer");
        var code = int.Parse(Code().Match(text.Text).Groups[1].Value, CultureInfo.InvariantCulture);
        var words = entry.Text!.Replace("{code}", $"{code:0000}", StringComparison.Ordinal).Replace("{wrong}", $"{(code + 1) % 10_000:0000}", StringComparison.Ordinal);
        // Said already, before an end that came before it could be written down.
        if (!phone.Texts.Any(t => t.Direction == "out" && t.At >= entry.At && t.Text == words))
        {
            await room.Send<PhoneText>(HttpMethod.Post, $"{Room.PathOf(phone.Number)}/replies", new PhoneReplyRequest { Text = words }, ct);
        }
        return ($"{entry.Post} 回短信 answers “{words}”", null);
    }

    private async Task<(string, Guid?)> Behave(Entry entry, CancellationToken ct)
    {
        var phone = await room.PhoneOf(entry, ct);
        await room.Send<PhoneView>(HttpMethod.Put, $"{Room.PathOf(phone.Number)}/behaviour", new PhoneBehaviourRequest { Mode = entry.Mode! }, ct);
        return ($"{entry.Post} 手机 phone: {entry.Mode}", null);
    }

    private async Task CheckLevel(Entry entry, CancellationToken ct)
    {
        if (entry.Level is { } level && (await room.Get<IncidentFile>($"/api/v1/incidents/{journal.Incidents[entry.Incident!]}", ct)).Incident.Level is var now && now != level)
        {
            throw new ReplayException($"{entry.Id}: the incident should be of level {level} now and is of {now}");
        }
    }

    private static (string, Guid?) Filed(FileReportReply reply, string what) => ($"{what} → {reply.IncidentNumber}{Late(reply.Settled)}", reply.IncidentId);

    private static string Late(IReadOnlyList<SettledObligation> settled) =>
        string.Concat(settled.Where(s => s.LateBySeconds > 0).Select(s => $"，{s.Kind} 迟 late {TimeSpan.FromSeconds(s.LateBySeconds):c}"));

    private static string StageOf(FileReportRequest report) => report.Stage switch
    {
        ReportStage.Phone => "电话首报 phone report",
        ReportStage.First => "书面首报 written report",
        ReportStage.Update => "续报 follow-up",
        ReportStage.Final => "终报 final report",
        _ => "更正报 correction",
    };

    private void Say(Entry entry, string said)
    {
        var who = entry.Unit is { } unit ? script.Units.GetValueOrDefault(unit, unit) + " " : "";
        say(string.Create(CultureInfo.InvariantCulture, $"{entry.At:MM-dd HH:mm:ss}  {who}{said}"));
    }

    [GeneratedRegex(@"复1 (\d{4})")]
    private static partial Regex Code();
}
