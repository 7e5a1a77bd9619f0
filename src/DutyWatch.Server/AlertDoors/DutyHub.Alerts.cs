using DutyWatch.Contracts;
using DutyWatch.Server.AlertDoors;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Live;

internal sealed partial class DutyHub
{
    public Task<RawJson> Acknowledge(RawJson request, Acknowledge.Handler handler) => Through<AcknowledgeRequest, AcknowledgeReply>(request, AlertDoors.Acknowledge.Handler.Action, handler.Handle);
}
