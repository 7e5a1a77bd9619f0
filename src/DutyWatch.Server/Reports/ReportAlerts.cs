using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Rules;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Reports;

/// <summary>Whom a report makes somebody tell (domain 4.9), and which texts it makes pointless.</summary>
internal sealed class ReportAlerts(AlertDesk desk, IPeopleOnDuty people, RuleBook rules)
{
    // A page that could not leave within a day is history.
    private static readonly TimeSpan Matters = TimeSpan.FromHours(24);

    private static readonly string[] Always = ["prefecture.duty-officer", "prefecture.deputy-officer"];
    private static readonly string[] WhenUrgent = [.. Always, "prefecture.duty-leader"];
    private static readonly string[] Relay = ["prefecture.duty-leader", "prefecture.deputy-secretary-general"];

    internal sealed record Fact(FileReportRequest Request, Target Target, FilingDecision Decision, Caller Caller);

    public async Task Tell(DutyTransaction tx, Fact fact, DateTimeOffset now)
    {
        await desk.Close(tx, now, [.. fact.Decision.Settled.Select(s => s.Owing.Obligation.Id)], []);
        if (KindOf(fact) is not { } kind)
        {
            return;
        }
        var urgent = Levels.IsUrgent(fact.Decision.Level, fact.Request.Sensitive.Count > 0);
        var told = await people.Find(tx, fact.Request.UnitCode, urgent ? WhenUrgent : Always, now);
        await desk.Raise(tx, now,
        [
            new AlertToRaise(
                kind,
                Lane.Page,
                fact.Request.UnitCode,
                fact.Target.Id,
                null,
                null,
                Words.Of(fact.Decision.Level),
                urgent,
                kind == "incident.new" ? "新事件" : "级别升高",
                kind == "incident.new" ? "New incident" : "Level raised",
                await WordsOf(fact, tx.Ct),
                [.. told.Where(p => p.PersonId != fact.Caller.PersonId)],
                Relay,
                now + Matters),
        ]);
    }

    // The first that is heard of an incident is a page, and so is that it is worse than thought.
    private static string? KindOf(Fact fact) => fact switch
    {
        _ when fact.Target.Number is null || fact.Target.WasLead => "incident.new",
        _ when fact.Decision.Level < fact.Target.Standing.Level && fact.Decision.Level <= Level.III => "incident.raised",
        _ => null,
    };

    private async Task<Dictionary<string, string>> WordsOf(Fact fact, CancellationToken ct)
    {
        var site = await rules.Current(ct);
        var r = fact.Request;
        return new Dictionary<string, string>
        {
            ["level"] = LevelWord(fact.Decision.Level),
            ["county"] = fact.Target.Unit.Name,
            ["type"] = site.KindName(r.Kind ?? fact.Target.Kind!),
            ["time"] = r.OccurredAt is { } at ? TimeZoneInfo.ConvertTime(at, site.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "时间待核",
            ["place"] = r.Place?.Text ?? "",
            ["casualties"] = Casualties(r.Figures),
        };
    }

    private static string LevelWord(Level level) => level switch
    {
        Level.I => "特别重大",
        Level.II => "重大",
        Level.III => "较大",
        Level.IV => "一般",
        Level.Below => "未达级",
        _ => "级别待定",
    };

    private static string Casualties(Figures f)
    {
        var known = string.Concat(Part("亡", f.Dead), Part("伤", f.Injured), Part("失", f.Missing), Part("困", f.Trapped));
        return known.Length == 0 ? "伤亡核查中" : known;
    }

    private static string Part(string word, int? number) => number is { } n ? $"{word}{n}" : "";
}
