namespace DutyWatch.Server.Site;

/// <summary>Everything that differs between the site in force and a pack.</summary>
internal sealed record SiteChanges(
    Change<SiteRow> Settings,
    Change<UnitRow> Units,
    Change<KindRow> Kinds,
    Change<PersonRow> People,
    Change<RosterRow> Rosters,
    Change<DeadlineRow> Deadlines,
    Change<FollowUpRow> FollowUps,
    Change<LadderRow> Ladders,
    Change<TimetableRow> Timetable,
    Change<TextRow> Texts)
{
    public IReadOnlyList<PartDifference> Parts =>
    [
        Settings.Counts, Units.Counts, Kinds.Counts, People.Counts, Rosters.Counts,
        Deadlines.Counts, FollowUps.Counts, Ladders.Counts, Timetable.Counts, Texts.Counts,
    ];

    public IReadOnlyList<RuleChange> Rules => [.. Deadlines.Rules, .. FollowUps.Rules, .. Ladders.Rules, .. Timetable.Rules];

    public static SiteChanges Between(SitePack? inForce, SitePack wanted) => new(
        Change.Between("settings", InForce<SiteRow>(inForce, pack => [pack.Site]), [wanted.Site], _ => "site"),
        Change.Between("units", InForce(inForce, pack => pack.Units), wanted.Units, unit => unit.Code),
        Change.Between("kinds", InForce(inForce, pack => pack.Kinds), wanted.Kinds, kind => kind.Slug),
        Change.Between("people", InForce(inForce, pack => pack.People), wanted.People, person => person.Id.ToString()),
        Change.Between("rosters", InForce(inForce, pack => pack.Rosters), wanted.Rosters, roster => roster.Id.ToString()),
        Change.Between("deadlines", InForce(inForce, pack => pack.Deadlines), wanted.Deadlines, rule => $"{rule.Policy} {rule.ObligationKind} {rule.Level}"),
        Change.Between("follow-ups", InForce(inForce, pack => pack.FollowUps), wanted.FollowUps, rule =>
            $"{rule.Policy} {rule.Level}{(rule.OpenFire ? " open-fire" : "")} {rule.Position}"),
        Change.Between("ladders", InForce(inForce, pack => pack.Ladders), wanted.Ladders, ladder => ladder.Name),
        Change.Between("timetable", InForce(inForce, pack => pack.Timetable), wanted.Timetable, rule => $"{rule.Lane} {(rule.Urgent ? "urgent" : "other")}"),
        Change.Between("texts", InForce(inForce, pack => pack.Texts), wanted.Texts, text => $"{text.Kind} {text.Language}"));

    private static IReadOnlyList<T> InForce<T>(SitePack? pack, Func<SitePack, IReadOnlyList<T>> part) => pack is null ? [] : part(pack);
}
