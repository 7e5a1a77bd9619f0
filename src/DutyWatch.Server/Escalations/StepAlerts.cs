using System.Globalization;
using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Postgres;
using DutyWatch.Server.Rosters;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Escalations;

/// <summary>Tells the people of the steps that fired. A post that nobody holds is said; if no one at all is found, the prefecture's leader on duty is told why.</summary>
internal sealed class StepAlerts(AlertDesk desk, RuleBook rules)
{
    private const string LastResort = "prefecture.duty-leader";

    // A ladder's text still matters a while after its step; the next step says more.
    private static readonly TimeSpan Matters = TimeSpan.FromHours(2);

    internal sealed record FiredStep(ObligationView Obligation, StepDecision Decision);

    public async Task Raise(DutyTransaction tx, IReadOnlyList<FiredStep> fired, DateTimeOffset now)
    {
        var site = await rules.Current(tx.Ct);
        var units = fired.Select(f => f.Obligation.UnitCode).Distinct().ToList();
        var people = await Rosters.Rosters.FindMany(tx, units, [.. fired.SelectMany(f => f.Decision.Fired!.Tells).Append(LastResort).Distinct()], now);
        var checkIns = fired.Where(f => f.Obligation.IncidentId is null).Select(f => (f.Obligation.Id, f.Obligation.UnitCode)).ToList();
        var said = new Said(
            site, await Units.Units.Names(tx, [.. checkIns.Select(o => o.UnitCode).Distinct()]), await CheckIns.CheckInQuestions.WordsFor(tx, checkIns));
        await desk.Raise(tx, now, [.. fired.Select(step => ToAlert(step, people, said, now))]);
    }

    /// <param name="Names">The units that owe a check-in, by name: no incident says it.</param>
    /// <param name="Questions">What each of them asks.</param>
    private sealed record Said(SiteRules Site, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<Guid, BothLanguages> Questions);

    private static AlertToRaise ToAlert(FiredStep step, PeopleOnDuty people, Said said, DateTimeOffset now)
    {
        var found = people.Of(step.Obligation.UnitCode, [.. step.Decision.Fired!.Tells]);
        var nobody = found.Count == 0;
        var told = nobody ? people.Of(step.Obligation.UnitCode, [LastResort]) : found;
        var o = step.Obligation;
        var action = step.Decision.Fired.Action;
        var (zh, en) = Reason(step, nobody, now);
        return new AlertToRaise(
            KindOf(o, action),
            Lane.Ladder,
            o.UnitCode,
            o.IncidentId,
            o.Id,
            step.Decision.Fired.Position,
            o.Level.ToString(),
            Urgent: o.Level <= IncidentLevel.II,
            zh,
            en,
            WordsOf(o, said, now),
            told,
            [],
            now + Matters);
    }

    private static string KindOf(ObligationView o, StepAction action) => o.IncidentId is null ? $"check-in.{Core.Words.Of(action)}" : action switch
    {
        StepAction.Remind => "obligation.remind",
        StepAction.Due => "obligation.due",
        StepAction.Missing => "obligation.missing",
        StepAction.Call => "obligation.call",
        _ => "obligation.overdue",
    };

    private static (string Zh, string En) Reason(FiredStep step, bool nobody, DateTimeOffset now)
    {
        var late = Deadlines.LateMinutes(Deadlines.LateSeconds(step.Obligation.DueAt, now));
        var covers = step.Decision.Covers.Count;
        var zh = late == 0 ? $"{Name(step.Obligation)}将到时限" : $"{Name(step.Obligation)}已超{late}分";
        if (Overdue.Find(step.Obligation.IncidentTitle ?? "", Core.Words.Parse<ObligationKind>(step.Obligation.Kind), step.Obligation.DueAt, now) is { } found)
        {
            return (found.Zh + $"（{found.Rule}）" + Covering(covers, nobody).Zh, found.En + $" ({found.Rule})" + Covering(covers, nobody).En);
        }
        var what = step.Obligation.Kind switch { "verify" => "verification of the lead", "neighbour-notice" => "notice to the neighbours", var kind => $"{kind} report" };
        var en = late == 0 ? $"{what} is due soon" : $"{what} is {late} min late";
        return (
            zh + Covering(covers, nobody).Zh,
            en + Covering(covers, nobody).En);
    }

    private static (string Zh, string En) Covering(int covers, bool nobody) => (
        (covers > 0 ? $"；停机后补发，代{covers}级" : "") + (nobody ? "；应通知的岗位无人在班" : ""),
        (covers > 0 ? $"; sent after a downtime, stands for {covers} earlier steps" : "") + (nobody ? "; nobody holds the posts to be told" : ""));

    private static Dictionary<string, string> WordsOf(ObligationView o, Said said, DateTimeOffset now) => new()
    {
        ["unit"] = said.Names.GetValueOrDefault(o.UnitCode, ""),
        ["question"] = CheckIns.AllQuietByText.Asked(said.Questions.GetValueOrDefault(o.Id)),
        ["event"] = ShortTitle.Of(o.IncidentTitle ?? ""),
        ["no"] = o.IncidentNumber?[^2..] ?? "",
        ["report"] = Name(o),
        ["due"] = TimeZoneInfo.ConvertTime(o.DueAt, said.Site.Zone).ToString("HH:mm", CultureInfo.InvariantCulture),
        ["min"] = Deadlines.LateMinutes(Deadlines.LateSeconds(o.DueAt, now)).ToString(CultureInfo.InvariantCulture),
        ["left"] = Math.Max(0, (int)Math.Ceiling((o.DueAt - now).TotalMinutes)).ToString(CultureInfo.InvariantCulture),
    };

    private static string Name(ObligationView o) => o.Kind switch
    {
        "phone" => "电话首报",
        "first" => "书面首报",
        "final" => "终报",
        "upward-phone" => "报省电话",
        "upward-written" => "报省书面",
        "check-in" => "平安报",
        "supplement" => "补报",
        "demand-phone" => "核报电话",
        "demand-written" => "核报书面",
        "verify" => "线索核实",
        "neighbour-notice" => "毗邻通报",
        _ => "续报",
    };
}
