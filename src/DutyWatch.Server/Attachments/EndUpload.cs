using DutyWatch.Core.Answers;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Attachments;

/// <summary>`DELETE /attachments/{id}`: its sender does not want it any more. What a report names stays.</summary>
internal static class EndUpload
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDelete($"{AttachmentsFeature.Path}/{{id:guid}}", (HttpContext http, Guid id, Handler handler) => handler.Handle(http, id, Caller.From(http.User)!))
            .Guarded(Action.ReportFile).ProducesRefusals(412).Produces(204);

    internal sealed class Handler(StoredFiles stored)
    {
        public async Task<IResult> Handle(HttpContext http, Guid id, Caller caller)
        {
            if (Tus.Greet(http) is { } refusal)
            {
                return Doors.Problem(http, refusal);
            }
            var removed = await stored.Remove(tx => tx.List<StoredFiles.Removed>(Sql.Delete, new { id, actor = caller.Actor }), http.RequestAborted);
            return removed == 0 ? Doors.Problem(http, Refusals.NotFound) : Results.NoContent();
        }
    }

    public static class Sql
    {
        public const string Delete = "delete from attachment where id = @id and uploaded_by = @actor and unbound_until is not null returning id, sha256";
    }
}
