using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Attachments;

/// <summary>`GET /attachments/{id}/reference`: what was uploaded, as a report names it.</summary>
internal static class ReadAttachment
{
    internal sealed class Handler(Database database) : IQuery<AttachmentReference>
    {
        public static Action Action => Action.IncidentRead;

        public async Task<Answer<AttachmentReference>> Handle(IQueryCollection query, Call call) =>
            call.Id is not { } id || await Find(database, id, call.Caller.UnitCode, call.Ct) is not { } row ? Refusals.NotFound
            : row.MediaType is null ? Refusals.AttachmentUnfinished
            : row.ToReference();
    }

    /// <summary>A file is for its unit and those above, as its report is; null for anybody else.</summary>
    public static Task<Attachments.Held?> Find(Database database, Guid id, string callerUnit, CancellationToken ct) =>
        database.Read(tx => tx.First<Attachments.Held>(Sql.Find, new { id, caller_unit = callerUnit }), ct);

    public static class Sql
    {
        public const string Find = """
            select a.id, a.name, a.media_type, a.size, a.sha256
            from attachment a
            where a.id = @id
              and exists (select 1 from unit_ancestor u where u.unit_code = a.unit_code and u.ancestor_code = @caller_unit)
            """;
    }
}
