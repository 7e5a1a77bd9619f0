using System.Text.Json.Serialization;
using DutyWatch.Core.Rosters;

namespace DutyWatch.Server.Site;

/// <summary>Everything an authority orders, as a folder of files that people edit. One that exists is valid.</summary>
/// <param name="Hash">Of the files as they are: the same hash is the same pack.</param>
internal sealed record SitePack(
    SiteRow Site,
    IReadOnlyList<UnitRow> Units,
    IReadOnlyList<OutlineRow> Outlines,
    IReadOnlyList<KindRow> Kinds,
    IReadOnlyList<CalendarRow> Calendar,
    IReadOnlyList<PersonRow> People,
    IReadOnlyList<RosterRow> Rosters,
    IReadOnlyList<DeadlineRow> Deadlines,
    IReadOnlyList<FollowUpRow> FollowUps,
    IReadOnlyList<LadderRow> Ladders,
    IReadOnlyList<CriterionRow> Criteria,
    IReadOnlyList<TriggerRow> Triggers,
    IReadOnlyList<CheckInRow> CheckIns,
    IReadOnlyList<PeriodRow> Periods,
    IReadOnlyList<TimetableRow> Timetable,
    IReadOnlyList<TextRow> Texts,
    string Hash)
{
    /// <summary>The pack, or everything that has to be mended first.</summary>
    public static (SitePack? Pack, IReadOnlyList<SitePackError> Errors) Read(string folder)
    {
        var errors = new Errors();
        var draft = PackDraft.Read(folder, errors);
        if (draft is not null)
        {
            UnitChecks.Run(draft);
            OutlineChecks.Run(draft);
            PeopleChecks.Run(draft);
            RosterChecks.Run(draft);
            PolicyChecks.Run(draft);
            LadderChecks.Run(draft);
            CriterionChecks.Run(draft);
            CheckInChecks.Run(draft);
            MessageChecks.Run(draft);
        }
        return errors.Any || draft is null ? (null, errors.InOrder) : (draft.Finished, []);
    }
}

internal sealed record SiteRow(
    string Name, string NameEn, string PrefectureCode, string NumberPrefix, string TimeZone, string Language, bool Demo, string Signature, string Policy,
    string[] LevelProfiles, string? DutyPhone, string? UpwardAddressee, string[] OutsideCounties);

/// <param name="SmsCode">Four digits that everybody may know: whose a report by text is. Null: it files none.</param>
/// <param name="Landline">Where the room calls back.</param>
internal sealed record UnitRow(
    string Code, string Name, string NameEn, string Short, string Level, string? Parent, string NumberCode, string? SmsCode, string? Landline,
    decimal? Latitude, decimal? Longitude, string[] Neighbours);

/// <param name="Rings">As in GeoJSON: closed lists of longitude and latitude; what lies in an even number of them is outside.</param>
internal sealed record OutlineRow(string UnitCode, decimal[][][] Rings);

/// <param name="Words">How people call it in a text, beside <paramref name="Zh"/>.</param>
internal sealed record KindRow(string Slug, string Zh, string En, string? StandardCode, string? LeadDepartment, string[] Words, int Position);

/// <param name="Type">`statutory` and `bridge` (rest days of the notice), `makeup` (a workday made of one), `local` (a rest day by the local government).</param>
internal sealed record CalendarRow(DateOnly Day, string Type, string Name);

internal sealed record PersonRow(Guid Id, string UnitCode, string Name, string Title, string[] Phones);

/// <summary>A pattern that is null is that of workdays.</summary>
internal sealed record RosterRow(
    Guid Id, string UnitCode, string Post, string Pattern, string? EvePattern, string? WeekendPattern, string? HolidayPattern, DateOnly AnchorDay, Guid[] Members)
{
    /// <summary>Null when a pattern is no pattern: that was noted where it was read.</summary>
    [JsonIgnore]
    public ShiftPlan? Plan => ShiftPlan.Find(Pattern, EvePattern, WeekendPattern, HolidayPattern);
}

internal sealed record DeadlineRow(string Policy, string ObligationKind, string Level, int AfterSeconds, string JudgedBy, string Ladder);

internal sealed record FollowUpRow(string Policy, string Level, bool OpenFire, int Position, int? UntilHours, int? EveryMinutes, TimeOnly[] AtTimes);

internal sealed record LadderRow(string Name, LadderStepRow[] Steps);

internal sealed record LadderStepRow(int Position, int OffsetSeconds, string Action, string[] Tells);

/// <param name="Profile">Counts only where the site names it; null: everywhere.</param>
/// <param name="Bounds">The most serious first.</param>
internal sealed record CriterionRow(
    string Grading, string Line, string? Profile, string[] Kinds, string[] Measures, BoundRow[] Bounds, bool OnlyMay, string? WithMeasure, string[] Within, string[] Outside,
    int? ForHours);

/// <param name="From">The first value that reaches the level, or <paramref name="Above"/>, the last that does not.</param>
internal sealed record BoundRow(string Level, decimal? From, decimal? Above);

/// <param name="Effect">`sensitive` (to be reported whatever the level) or `raises` (one level more serious).</param>
internal sealed record TriggerRow(string Id, string Effect, string Zh, string En, int Position);

/// <param name="UnitLevel">Who says it: `county`, say.</param>
/// <param name="Times">Local times.</param>
/// <param name="WindowMinutes">For how long before its hour it may be filed.</param>
internal sealed record CheckInRow(string UnitLevel, string Posture, TimeOnly[] Times, int WindowMinutes, string Ladder);

/// <param name="Units">None named: all.</param>
internal sealed record PeriodRow(string Name, DateOnly FromDay, DateOnly ToDay, string[] Units);

internal sealed record TimetableRow(string Lane, bool Urgent, int AcceptedSeconds, int DeliveredSeconds, int? CallSeconds, int? AnswerSeconds);

internal sealed record TextRow(string Kind, string Language, string Body);
