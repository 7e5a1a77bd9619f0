using System.Globalization;
using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core.Obligations;
using DutyWatch.Postgres;
using DutyWatch.Server.Rosters;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Escalations;

/// <summary>Tells the people of the steps that fired. A post that nobody holds is said; if no one at all is found, the prefecture's leader on duty is told why.</summary>
internal sealed class StepAlerts(AlertDesk desk, RuleBook rules)
{
    private const string LastResort = "prefecture.duty-leader";
    private const int TitleInTexts = 16;

    // A ladder's text still matters a while after its step; the next step says more.
    private static readonly TimeSpan Matters = TimeSpan.FromHours(2);

    internal sealed record FiredStep(ObligationView Obligation, StepDecision Decision);

    public async Task Raise(DutyTransaction tx, IReadOnlyList<FiredStep> fired, DateTimeOffset now)
    {
        var site = await rules.Current(tx.Ct);
        var units = fired.Select(f => f.Obligation.UnitCode).Distinct().ToList();
        var people = await Rosters.Rosters.FindMany(tx, units, [.. fired.SelectMany(f => f.Decision.Fired!.Tells).Append(LastResort).Distinct()], now);
        await desk.Raise(tx, now, [.. fired.Select(step => ToAlert(step, people, site, now))]);
    }

    private static AlertToRaise ToAlert(FiredStep step, PeopleOnDuty people, SiteRules site, DateTimeOffset now)
    {
        var found = people.Of(step.Obligation.UnitCode, [.. step.Decision.Fired!.Tells]);
        var nobody = found.Count == 0;
        var told = nobody ? people.Of(step.Obligation.UnitCode, [LastResort]) : found;
        var o = step.Obligation;
        var action = step.Decision.Fired.Action;
        var (zh, en) = Reason(step, nobody, site, now);
        return new AlertToRaise(
            KindOf(action),
            Lane.Ladder,
            o.UnitCode,
            o.IncidentId,
            o.Id,
            step.Decision.Fired.Position,
            o.Level.ToString(),
            Urgent: o.Level <= IncidentLevel.II,
            zh,
            en,
            WordsOf(o, site, now),
            told,
            [],
            now + Matters);
    }

    private static string KindOf(StepAction action) => action switch
    {
        StepAction.Remind => "obligation.remind",
        StepAction.Due => "obligation.due",
        StepAction.Missing => "obligation.missing",
        StepAction.Call => "obligation.call",
        _ => "obligation.overdue",
    };

    private static (string Zh, string En) Reason(FiredStep step, bool nobody, SiteRules site, DateTimeOffset now)
    {
        var late = Deadlines.LateMinutes(Deadlines.LateSeconds(step.Obligation.DueAt, now));
        var covers = step.Decision.Covers.Count;
        var zh = late == 0 ? $"{Name(step.Obligation)}将到时限" : $"{Name(step.Obligation)}已超{late}分";
        var en = late == 0 ? $"{step.Obligation.Kind} report is due soon" : $"{step.Obligation.Kind} report is {late} min late";
        return (
            zh + (covers > 0 ? $"；停机后补发，代{covers}级" : "") + (nobody ? "；应通知的岗位无人在班" : ""),
            en + (covers > 0 ? $"; sent after a downtime, stands for {covers} earlier steps" : "") + (nobody ? "; nobody holds the posts to be told" : ""));
    }

    private static Dictionary<string, string> WordsOf(ObligationView o, SiteRules site, DateTimeOffset now) => new()
    {
        ["event"] = Short(o.IncidentTitle),
        ["no"] = o.IncidentNumber[^2..],
        ["report"] = Name(o),
        ["due"] = TimeZoneInfo.ConvertTime(o.DueAt, site.Zone).ToString("HH:mm", CultureInfo.InvariantCulture),
        ["min"] = Deadlines.LateMinutes(Deadlines.LateSeconds(o.DueAt, now)).ToString(CultureInfo.InvariantCulture),
        ["left"] = Math.Max(0, (int)Math.Ceiling((o.DueAt - now).TotalMinutes)).ToString(CultureInfo.InvariantCulture),
    };

    // A title may be long; a ladder's text must stay one text message, and its code must never be cut.
    private static string Short(string title)
    {
        var length = Math.Min(title.Length, TitleInTexts);
        return title[..(length > 0 && char.IsHighSurrogate(title[length - 1]) ? length - 1 : length)];
    }

    private static string Name(ObligationView o) => o.Kind switch
    {
        "phone" => "电话首报",
        "first" => "书面首报",
        "final" => "终报",
        _ => "续报",
    };
}
