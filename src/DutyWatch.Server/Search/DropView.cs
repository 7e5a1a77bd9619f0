using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Search;

/// <summary>`DELETE /search/views/{id}`: a saved search is no longer kept. One that is gone, or another's, is not found.</summary>
internal static class DropView
{
    internal sealed class Handler(Commands commands) : IHandle<DropViewRequest, DropViewReply>
    {
        public static Action Action => Action.IncidentRead;

        public Task<Answer<DropViewReply>> Handle(DropViewRequest request, Call call) => commands.Run<(Guid?, DropViewRequest), DropViewReply>(
            call.Caller,
            (request.CommandId, (call.Id, request)),
            reply => reply with { State = CommandState.Duplicate },
            async (tx, _) => call.Id is { } id && await tx.Execute(Sql.Delete, new { owner = call.Caller.Actor, id }) == 1
                ? new DropViewReply(id, CommandState.Accepted)
                : Refusals.NotFound,
            call.Ct);
    }

    public static class Sql
    {
        public const string Delete = "delete from saved_view where owner = @owner and id = @id";
    }
}
