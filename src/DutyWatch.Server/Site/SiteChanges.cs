namespace DutyWatch.Server.Site;

/// <summary>Everything that differs between the site in force and a pack.</summary>
internal sealed record SiteChanges(
    Change<SiteRow> Settings,
    Change<UnitRow> Units,
    Change<OutlineRow> Outlines,
    Change<KindRow> Kinds,
    Change<CalendarRow> Calendar,
    Change<PersonRow> People,
    Change<RosterRow> Rosters,
    Change<DeadlineRow> Deadlines,
    Change<FollowUpRow> FollowUps,
    Change<LadderRow> Ladders,
    Change<CriterionRow> Criteria,
    Change<TriggerRow> Triggers,
    Change<CheckInRow> CheckIns,
    Change<PeriodRow> Periods,
    Change<TimetableRow> Timetable,
    Change<TextRow> Texts)
{
    public IReadOnlyList<PartDifference> Parts =>
    [
        Settings.Counts, Units.Counts, Outlines.Counts, Kinds.Counts, Calendar.Counts, People.Counts, Rosters.Counts,
        Deadlines.Counts, FollowUps.Counts, Ladders.Counts, Criteria.Counts, Triggers.Counts, CheckIns.Counts, Periods.Counts, Timetable.Counts, Texts.Counts,
    ];

    /// <summary>By which offices are judged.</summary>
    public IReadOnlyList<RecordChange> Rules => [.. Deadlines.Records, .. FollowUps.Records, .. Ladders.Records, .. Criteria.Records, .. Triggers.Records, .. CheckIns.Records, .. Periods.Records, .. Timetable.Records];

    /// <summary>All else that a clerk can read; an outline is none of it.</summary>
    public IReadOnlyList<RecordChange> Others =>
        [.. Settings.Records, .. Units.Records, .. Kinds.Records, .. Calendar.Records, .. People.Records, .. Rosters.Records, .. Texts.Records];

    public static SiteChanges Between(SitePack? inForce, SitePack wanted) => new(
        Change.Between("settings", InForce<SiteRow>(inForce, pack => [pack.Site]), [wanted.Site], _ => "site"),
        Change.Between("units", InForce(inForce, pack => pack.Units), wanted.Units, unit => unit.Code),
        Change.Between("outlines", InForce(inForce, pack => pack.Outlines), wanted.Outlines, outline => outline.UnitCode),
        Change.Between("kinds", InForce(inForce, pack => pack.Kinds), wanted.Kinds, kind => kind.Slug),
        Change.Between("holidays", InForce(inForce, pack => pack.Calendar), wanted.Calendar, day => $"{day.Day:yyyy-MM-dd} {day.Type}"),
        Change.Between("people", InForce(inForce, pack => pack.People), wanted.People, person => person.Id.ToString()),
        Change.Between("rosters", InForce(inForce, pack => pack.Rosters), wanted.Rosters, roster => roster.Id.ToString()),
        Change.Between("deadlines", InForce(inForce, pack => pack.Deadlines), wanted.Deadlines, rule => $"{rule.Policy} {rule.ObligationKind} {rule.Level}"),
        Change.Between("follow-ups", InForce(inForce, pack => pack.FollowUps), wanted.FollowUps, rule =>
            $"{rule.Policy} {rule.Level}{(rule.OpenFire ? " open-fire" : "")} {rule.Position}"),
        Change.Between("ladders", InForce(inForce, pack => pack.Ladders), wanted.Ladders, ladder => ladder.Name),
        Change.Between("levels", InForce(inForce, pack => pack.Criteria), wanted.Criteria, line => $"{line.Grading} {line.Line}"),
        Change.Between("triggers", InForce(inForce, pack => pack.Triggers), wanted.Triggers, trigger => trigger.Id),
        Change.Between("check-ins", InForce(inForce, pack => pack.CheckIns), wanted.CheckIns, rule => $"{rule.UnitLevel} {rule.Posture}"),
        Change.Between("sensitive-periods", InForce(inForce, pack => pack.Periods), wanted.Periods, period => $"{period.Name} {period.FromDay:yyyy-MM-dd}"),
        Change.Between("timetable", InForce(inForce, pack => pack.Timetable), wanted.Timetable, rule => $"{rule.Lane} {(rule.Urgent ? "urgent" : "other")}"),
        Change.Between("texts", InForce(inForce, pack => pack.Texts), wanted.Texts, text => $"{text.Kind} {text.Language}"));

    private static IReadOnlyList<T> InForce<T>(SitePack? pack, Func<SitePack, IReadOnlyList<T>> part) => pack is null ? [] : part(pack);
}
