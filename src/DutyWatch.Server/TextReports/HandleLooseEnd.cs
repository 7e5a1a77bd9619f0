using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.TextReports;

/// <summary>An officer says what became of a text: that it was called back and who confirmed it, or what was done about one that was not filed.</summary>
internal static class HandleLooseEnd
{
    internal sealed class Handler(Commands commands, RuleBook rules) : IHandle<HandleLooseEndRequest, HandleLooseEndReply>
    {
        public static Action Action => Action.TextHandle;

        public async Task<Answer<HandleLooseEndReply>> Handle(HandleLooseEndRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Close(tx, request, call, site.Site.PrefectureCode, now), call.Ct);
        }

        private static async Task<Answer<HandleLooseEndReply>> Close(DutyTransaction tx, HandleLooseEndRequest request, Call call, string prefecture, DateTimeOffset now)
        {
            if (await LooseEnds.Lock(tx, call.Id ?? Guid.Empty) is not { } loose)
            {
                return Refusals.NotFound;
            }
            if (loose.State == "handled")
            {
                return Refusals.LooseEndHandled;
            }
            if (loose.Kind == "call-back" ? Text(request.ConfirmedBy) is null : Text(request.Note) is null)
            {
                return Refusals.LooseEndUnsaid.At(loose.Kind == "call-back" ? "confirmedBy" : "note");
            }
            await tx.Execute(Sql.Handle, new { id = loose.Id, by = call.Caller.PersonName, confirmed_by = Text(request.ConfirmedBy), note = Text(request.Note), now });
            await LooseEnds.Tell(tx, loose.Id, "loose-end.handled", prefecture, now);
            return new HandleLooseEndReply(loose.Id, now, CommandState.Accepted);
        }

        private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    public static class Sql
    {
        public const string Handle = """
            update loose_end
            set state = 'handled',
                handled_at = @now,
                handled_by = @by,
                confirmed_by = @confirmed_by,
                note = @note,
                version = version + 1
            where id = @id
            """;
    }
}
