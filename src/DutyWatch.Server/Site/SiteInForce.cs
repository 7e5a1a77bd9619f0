using DutyWatch.Postgres;

namespace DutyWatch.Server.Site;

/// <summary>Reads the site as it is in force, in the shape of a pack.</summary>
internal static class SiteInForce
{
    /// <summary>Null in an empty database.</summary>
    public static async Task<SitePack?> Load(DutyTransaction tx)
    {
        if (await tx.First<SettingsRow>(Sql.Settings) is not { } s)
        {
            return null;
        }
        var steps = await tx.List<StepRow>(Sql.Ladders);
        return new SitePack(
            new SiteRow(s.Name, s.NameEn, s.PrefectureCode, s.NumberPrefix, s.TimeZone, s.Language, s.Demo, s.Signature, s.Policy, s.LevelProfiles, s.DutyPhone, s.UpwardAddressee, s.OutsideCounties),
            await tx.List<UnitRow>(Sql.Units),
            [.. (await tx.List<RingsRow>(Sql.Outlines)).Select(row => row.Outline)],
            await tx.List<KindRow>(Sql.Kinds),
            await tx.List<CalendarRow>(Sql.Calendar),
            await tx.List<PersonRow>(Sql.People),
            await tx.List<RosterRow>(Sql.Rosters),
            await tx.List<DeadlineRow>(Sql.Deadlines),
            await tx.List<FollowUpRow>(Sql.FollowUps),
            [.. steps.GroupBy(step => step.Name).Select(ladder => new LadderRow(ladder.Key, [.. ladder.Select(step => step.Step)]))],
            [.. (await tx.List<LineRow>(Sql.Criteria)).Select(row => row.Criterion)],
            await tx.List<TriggerRow>(Sql.Triggers),
            await tx.List<CheckInRow>(Sql.CheckIns),
            await tx.List<PeriodRow>(Sql.Periods),
            await tx.List<TimetableRow>(Sql.Timetable),
            await tx.List<TextRow>(Sql.Texts),
            s.PackHash);
    }

    private sealed record SettingsRow(
        string Name, string NameEn, string PrefectureCode, string NumberPrefix, string TimeZone,
        string Language, bool Demo, string Signature, string Policy, string[] LevelProfiles, string? DutyPhone, string? UpwardAddressee, string[] OutsideCounties, string PackHash);

    private sealed record StepRow(string Name, int Position, int OffsetSeconds, string Action, string[] Tells)
    {
        public LadderStepRow Step => new(Position, OffsetSeconds, Action, Tells);
    }

    private sealed record LineRow(
        string Grading, string Line, string? Profile, string[] Kinds, string[] Measures, string Bounds, bool OnlyMay, string? WithMeasure, string[] Within, string[] Outside,
        int? ForHours)
    {
        public CriterionRow Criterion => new(Grading, Line, Profile, Kinds, Measures, PackJson.Parse<BoundRow[]>(Bounds), OnlyMay, WithMeasure, Within, Outside, ForHours);
    }

    private sealed record RingsRow(string UnitCode, string Rings)
    {
        public OutlineRow Outline => new(UnitCode, PackJson.Parse<decimal[][][]>(Rings));
    }

    public static class Sql
    {
        public const string Settings = """
            select name, name_en, prefecture_code, number_prefix, time_zone, language, demo, signature, policy, level_profiles, duty_phone, upward_addressee, outside_counties, pack_hash
            from site
            """;

        public const string Units = """
            select code, name, name_en, short, level, parent, number_code, sms_code, landline, latitude, longitude, neighbours
            from unit
            """;

        public const string Outlines = """
            select unit_code, rings::text
            from unit_outline
            """;

        public const string Kinds = """
            select slug, zh, en, standard_code, lead_department, words, position
            from kind
            """;

        public const string Calendar = """
            select day, type, name
            from calendar_day
            """;

        public const string People = """
            select id, unit_code, name, title, phones
            from person
            """;

        public const string Rosters = """
            select id, unit_code, post, pattern, eve_pattern, weekend_pattern, holiday_pattern, anchor_day, members
            from roster
            """;

        public const string Deadlines = """
            select policy, obligation_kind, level, after_seconds, judged_by, ladder
            from deadline_rule
            where valid_to = 'infinity'
            """;

        public const string FollowUps = """
            select policy, level, open_fire, position, until_hours, every_minutes, at_times
            from follow_up_rule
            where valid_to = 'infinity'
            """;

        public const string Ladders = """
            select l.name, s.position, s.offset_seconds, s.action, s.tells
            from ladder l
            join ladder_step s on s.ladder_id = l.id
            where l.valid_to = 'infinity'
            order by l.name, s.position
            """;

        public const string Criteria = """
            select grading, line, profile, kinds, measures, bounds::text, only_may, with_measure, within, outside, for_hours
            from level_criterion
            where valid_to = 'infinity'
            """;

        public const string Triggers = """
            select id, effect, zh, en, position
            from incident_trigger
            """;

        public const string CheckIns = """
            select unit_level, posture, times, window_minutes, ladder
            from check_in_rule
            """;

        public const string Periods = """
            select name, from_day, to_day, units
            from sensitive_period
            """;

        public const string Timetable = """
            select lane, urgent, accepted_seconds, delivered_seconds, call_seconds, answer_seconds
            from timetable_rule
            """;

        public const string Texts = """
            select kind, language, body
            from message_template
            """;
    }
}
