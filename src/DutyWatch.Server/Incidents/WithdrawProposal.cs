using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Incidents;

/// <summary>The room takes back what it proposed for an incident; anybody in it may.</summary>
internal static class WithdrawProposal
{
    internal sealed class Handler(Commands commands) : IHandle<WithdrawProposalRequest, ProposalReply>
    {
        public static Action Action => Action.IncidentReject;

        public Task<Answer<ProposalReply>> Handle(WithdrawProposalRequest request, Call call) => commands.Run(
            call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Withdraw(tx, call, now), call.Ct);

        private static async Task<Answer<ProposalReply>> Withdraw(DutyTransaction tx, Call call, DateTimeOffset now)
        {
            if (await Incidents.Lock(tx, call.Id ?? Guid.Empty, call.Caller.UnitCode).First() is not { } incident)
            {
                return Refusals.NotFound;
            }
            return await Proposals.Withdraw(tx, incident.Id, call.Caller, now) ? new ProposalReply(incident.Id, "withdrawn", CommandState.Accepted) : Refusals.NothingProposed;
        }
    }
}
