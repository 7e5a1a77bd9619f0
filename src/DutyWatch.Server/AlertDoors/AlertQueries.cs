using DutyWatch.Alerts.Views;
using DutyWatch.Contracts;
using DutyWatch.Postgres;

namespace DutyWatch.Server.AlertDoors;

/// <summary>Alerts with the messages that a caller may see: an alert is scoped by the unit it is about, a message by the unit of the person told.</summary>
internal static class AlertQueries
{
    public static async Task<List<AlertView>> Load(DutyTransaction tx, Guid[] ids, string caller_unit)
    {
        var messages = await AlertViews.LoadMessages(tx, [.. await tx.List<Guid>(Sql.VisibleMessages, new { ids, caller_unit })]);
        var byAlert = messages.ToLookup(m => m.AlertId);
        return [.. (await AlertViews.Load(tx, ids)).Select(a => a with { Messages = [.. byAlert[a.Id].OrderBy(m => m.QueuedAt).ThenBy(m => m.Id)] })];
    }

    public static async Task<List<AlertView>> OfIncident(DutyTransaction tx, Guid incident, string caller_unit) =>
        await Load(tx, [.. await tx.List<Guid>(Sql.OfIncident, new { incident, caller_unit })], caller_unit);

    public static class Sql
    {
        public const string VisibleMessages = """
            select m.id
            from message m
            where m.alert_id = any(@ids)
              and exists (select 1 from unit_ancestor a where a.unit_code = m.unit_code and a.ancestor_code = @caller_unit)
            """;

        public const string OfIncident = """
            select al.id
            from alert al
            where al.incident_id = @incident
              and exists (select 1 from unit_ancestor a where a.unit_code = al.unit_code and a.ancestor_code = @caller_unit)
            order by al.raised_at, al.id
            """;

        public const string ById = """
            select al.id
            from alert al
            where al.id = @id
              and exists (select 1 from unit_ancestor a where a.unit_code = al.unit_code and a.ancestor_code = @caller_unit)
            """;

        public const string Page = """
            select al.id
            from alert al
            where al.state = any(@states)
              and (al.raised_at, al.id) < (@before, @before_id)
              and exists (select 1 from unit_ancestor a where a.unit_code = al.unit_code and a.ancestor_code = @caller_unit)
            order by al.raised_at desc, al.id desc
            limit @take
            """;
    }
}
