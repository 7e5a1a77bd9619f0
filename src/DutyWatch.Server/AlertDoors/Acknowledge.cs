using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.AlertDoors;

/// <summary>Somebody says at the console that he knows. It stops his paging, never the ladder of an obligation.</summary>
internal static class Acknowledge
{
    internal sealed class Handler(Commands commands, AlertDesk desk) : IHandle<AcknowledgeRequest, AcknowledgeReply>, IHandle<AcknowledgeBody, AcknowledgeReply>
    {
        public static Action Action => Action.AlertAcknowledge;

        public Task<Answer<AcknowledgeReply>> Handle(AcknowledgeBody body, Call call) =>
            Handle(new AcknowledgeRequest { CommandId = body.CommandId, AlertId = call.Id ?? Guid.Empty, Note = body.Note }, call);

        public Task<Answer<AcknowledgeReply>> Handle(AcknowledgeRequest request, Call call) =>
            commands.Run(call.Caller, (request.CommandId, request), reply => reply, (tx, now) => Take(tx, request, call, now), call.Ct);

        private async Task<Answer<AcknowledgeReply>> Take(DutyTransaction tx, AcknowledgeRequest request, Call call, DateTimeOffset now)
        {
            Fault.Point("acknowledgement.received");
            if (!await tx.One<bool>(Sql.IsVisible, new { id = request.AlertId, caller_unit = call.Caller.UnitCode }))
            {
                return Refusals.NotFound;
            }
            // A second person's answer is recorded; the same person's is a slip of the finger.
            return await tx.One<bool>(Sql.HasAnswered, new { id = request.AlertId, person = call.Caller.PersonId, name = call.Caller.PersonName })
                ? Refusals.AlreadyAnswered
                : await desk.Acknowledge(tx, now, request.AlertId, new Answerer(call.Caller.PersonId, call.Caller.PersonName, "console", request.Note));
        }
    }

    public static class Sql
    {
        public const string HasAnswered = """
            select exists (select 1 from message where alert_id = @id and person_id = @person and state = 'answered')
                or exists (select 1 from alert where id = @id and answered_via = 'console' and answered_by = @name)
            """;

        public const string IsVisible = """
            select exists (
                select 1
                from alert al
                join unit_ancestor a on a.unit_code = al.unit_code
                where al.id = @id
                  and a.ancestor_code = @caller_unit
            )
            """;
    }
}
