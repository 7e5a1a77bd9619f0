using DutyWatch.Core.Time;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Site;

/// <summary>
/// Writes the rules by which offices are judged. A version is never changed: it is closed and a new one opened, so that what
/// began under the old rule is judged by it, and a ladder frozen into an obligation keeps its steps.
/// </summary>
internal static class RuleWriter
{
    public static async Task Write(DutyTransaction tx, SiteChanges changes, DateTimeOffset now)
    {
        var from = await tx.One<DateTimeOffset>(Sql.ValidFrom, new { now });
        await Replace(tx, changes.Deadlines, Sql.CloseDeadlines, Sql.OpenDeadlines, from);
        await Replace(tx, changes.FollowUps, Sql.CloseFollowUps, Sql.OpenFollowUps, from);
        await Replace(tx, changes.Criteria, Sql.CloseCriteria, Sql.OpenCriteria, from);
        await Ladders(tx, changes.Ladders, from);
        await tx.Execute(Sql.Choose, new { valid_from = from });
    }

    private static async Task Replace<T>(DutyTransaction tx, Change<T> change, string close, string open, DateTimeOffset from)
    {
        await tx.Execute(close, new { rows = PackJson.Rows(change.ToClose), valid_from = from });
        await tx.Execute(open, new { rows = PackJson.Rows(change.ToPut), valid_from = from });
    }

    private static async Task Ladders(DutyTransaction tx, Change<LadderRow> change, DateTimeOffset from)
    {
        var ladders = change.ToPut.Select(ladder => (Id: Ids.New(from), ladder.Name, ladder.Steps)).ToList();
        var steps = ladders.SelectMany(ladder => ladder.Steps.Select(step =>
            new { LadderId = ladder.Id, step.Position, step.OffsetSeconds, step.Action, step.Tells }));
        await tx.Execute(Sql.CloseLadders, new { rows = PackJson.Rows(change.ToClose), valid_from = from });
        await tx.Execute(Sql.OpenLadders, new { rows = PackJson.Rows(ladders.Select(ladder => new { ladder.Id, ladder.Name })), valid_from = from });
        await tx.Execute(Sql.PutSteps, new { rows = PackJson.Rows(steps) });
    }

    public static class Sql
    {
        /// <summary>Now, unless a version in force began in this very microsecond or a clock was set back: versions never overlap.</summary>
        public const string ValidFrom = """
            select greatest(@now, max(v.valid_from) + interval '1 microsecond')
            from (
                select valid_from from deadline_rule where valid_from > '-infinity'
                union all
                select valid_from from follow_up_rule where valid_from > '-infinity'
                union all
                select valid_from from level_criterion where valid_from > '-infinity'
                union all
                select valid_from from ladder where valid_from > '-infinity'
                union all
                select valid_from from policy_choice where valid_from > '-infinity'
            ) v
            """;

        /// <summary>The first choice holds from ever; another one from now on, for what begins from now on.</summary>
        public const string Choose = """
            insert into policy_choice (policy, valid_from)
            select s.policy, case when exists (select from policy_choice) then @valid_from else '-infinity'::timestamptz end
            from site s
            where s.policy is distinct from (select c.policy from policy_choice c order by c.valid_from desc limit 1)
            """;

        public const string CloseDeadlines = """
            update deadline_rule d
            set valid_to = @valid_from
            from jsonb_to_recordset(@rows) as r (policy text, obligation_kind text, level text)
            where d.policy = r.policy
              and d.obligation_kind = r.obligation_kind
              and d.level = r.level
              and d.valid_to = 'infinity'
            """;

        /// <summary>The first version of a rule holds from ever: an incident may have begun before the rule was written down.</summary>
        public const string OpenDeadlines = """
            insert into deadline_rule (policy, obligation_kind, level, after_seconds, judged_by, ladder, valid_from)
            select r.policy, r.obligation_kind, r.level, r.after_seconds, r.judged_by, r.ladder,
                case when exists (
                    select from deadline_rule d
                    where d.policy = r.policy
                      and d.obligation_kind = r.obligation_kind
                      and d.level = r.level
                ) then @valid_from else '-infinity'::timestamptz end
            from jsonb_to_recordset(@rows) as r (policy text, obligation_kind text, level text, after_seconds int, judged_by text, ladder text)
            """;

        public const string CloseFollowUps = """
            update follow_up_rule f
            set valid_to = @valid_from
            from jsonb_to_recordset(@rows) as r (policy text, level text, open_fire boolean, position int)
            where f.policy = r.policy
              and f.level = r.level
              and f.open_fire = r.open_fire
              and f.position = r.position
              and f.valid_to = 'infinity'
            """;

        /// <summary>A series of intervals is one rule: a further interval of a known series begins now, not from ever.</summary>
        public const string OpenFollowUps = """
            insert into follow_up_rule (policy, level, until_hours, every_minutes, at_times, open_fire, position, valid_from)
            select r.policy, r.level, r.until_hours, r.every_minutes, r.at_times, r.open_fire, r.position,
                case when exists (
                    select from follow_up_rule f
                    where f.policy = r.policy
                      and f.level = r.level
                      and f.open_fire = r.open_fire
                ) then @valid_from else '-infinity'::timestamptz end
            from jsonb_to_recordset(@rows) as r (policy text, level text, until_hours int, every_minutes int, at_times time[], open_fire boolean, position int)
            """;

        public const string CloseCriteria = """
            update level_criterion c
            set valid_to = @valid_from
            from jsonb_to_recordset(@rows) as r (grading text, line text)
            where c.grading = r.grading
              and c.line = r.line
              and c.valid_to = 'infinity'
            """;

        /// <summary>A grading table is one rule: a further line of a known table begins now, not from ever.</summary>
        public const string OpenCriteria = """
            insert into level_criterion (grading, line, profile, kinds, measures, bounds, only_may, with_measure, within, outside, for_hours, valid_from)
            select r.grading, r.line, r.profile, r.kinds, r.measures, r.bounds, r.only_may, r.with_measure, r.within, r.outside, r.for_hours,
                case when exists (select from level_criterion c where c.grading = r.grading) then @valid_from else '-infinity'::timestamptz end
            from jsonb_to_recordset(@rows) as r (grading text, line text, profile text, kinds text[], measures text[], bounds jsonb, only_may boolean, with_measure text,
                within text[], outside text[], for_hours int)
            """;

        public const string CloseLadders = """
            update ladder l
            set valid_to = @valid_from
            from jsonb_to_recordset(@rows) as r (name text)
            where l.name = r.name
              and l.valid_to = 'infinity'
            """;

        public const string OpenLadders = """
            insert into ladder (id, name, valid_from)
            select r.id, r.name,
                case when exists (select from ladder l where l.name = r.name) then @valid_from else '-infinity'::timestamptz end
            from jsonb_to_recordset(@rows) as r (id uuid, name text)
            """;

        public const string PutSteps = """
            insert into ladder_step (ladder_id, position, offset_seconds, action, tells)
            select r.ladder_id, r.position, r.offset_seconds, r.action, r.tells
            from jsonb_to_recordset(@rows) as r (ladder_id uuid, position int, offset_seconds int, action text, tells text[])
            """;
    }
}
