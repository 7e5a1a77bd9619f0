using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.CheckIns;

/// <summary>A unit says that all is quiet. The prefecture's room may take it down on the phone, in the unit's name.</summary>
internal static class FileCheckIn
{
    internal sealed class Handler(Commands commands, CheckIns checkIns) : IHandle<FileCheckInRequest, FileCheckInReply>
    {
        public static Action Action => Action.ReportFile;

        public Task<Answer<FileCheckInReply>> Handle(FileCheckInRequest request, Call call) => commands.Run<FileCheckInRequest, FileCheckInReply>(
            call.Caller,
            (request.CommandId, request),
            reply => reply with { State = CommandState.Duplicate },
            async (tx, now) => await Units.Units.Reach(tx, request.UnitCode, call.Caller.UnitCode).First() is null
                ? Refusals.UnitUnknown.At("unitCode")
                : await checkIns.Take(tx, new CheckIns.Saying(request, call.Caller.Name, call.Door), now),
            call.Ct);
    }
}
