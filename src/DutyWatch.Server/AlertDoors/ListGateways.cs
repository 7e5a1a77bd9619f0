using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.AlertDoors;

/// <summary>`GET /gateways`: what the gateways of this node can do and how they are.</summary>
internal static class ListGateways
{
    internal sealed class Handler(GatewayDesk gateways) : IQuery<GatewayList>
    {
        public static Action Action => Action.TextHandle;

        public Task<Answer<GatewayList>> Handle(IQueryCollection query, Call call) => Task.FromResult<Answer<GatewayList>>(gateways.List());
    }
}
