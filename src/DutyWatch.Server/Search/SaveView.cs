using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Search;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using Microsoft.Extensions.Primitives;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Search;

/// <summary>`PUT /search/views/{id}`: somebody keeps what he looks for under a name, for himself alone.</summary>
internal static class SaveView
{
    private const int Most = 50;

    internal sealed class Handler(Commands commands) : IHandle<SaveViewRequest, SaveViewReply>
    {
        public static Action Action => Action.IncidentRead;

        public Task<Answer<SaveViewReply>> Handle(SaveViewRequest request, Call call) => commands.Run(
            call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Save(tx, request, call, now), call.Ct);

        private static async Task<Answer<SaveViewReply>> Save(DutyTransaction tx, SaveViewRequest request, Call call, DateTimeOffset now)
        {
            var name = ViewName.Of(request.Name);
            if (name.Refusal is { } unnamed)
            {
                return unnamed;
            }
            // What a search would refuse is not kept either.
            if (SearchFilter.Read(new QueryCollection(Named(request.Filters).ToDictionary(f => f.Name, f => new StringValues(f.Value)))).Refusal is { } unread)
            {
                return unread.At($"filters.{unread.Field}");
            }
            if (call.Id is not { } id)
            {
                return Refusals.NotFound;
            }
            await tx.One<int>(Sql.LockOwner, new { owner = call.Caller.Actor });
            var savedAt = await tx.First<DateTimeOffset?>(Sql.Upsert, new
            {
                owner = call.Caller.Actor,
                id,
                name = name.Reply,
                filters = new Json(JsonSerializer.Serialize(request.Filters, Wire.Options)),
                now,
                most = Most,
            });
            return savedAt is { } at ? new SaveViewReply(new SavedView(id, name.Reply, request.Filters, at), CommandState.Accepted) : Refusals.ViewsFull;
        }

        private static IEnumerable<(string Name, string? Value)> Named(ViewFilters f) =>
            [("q", f.Q), ("kind", f.Kind), ("level", f.Level), ("unit", f.Unit), ("from", f.From), ("to", f.To), ("late", f.Late), ("state", f.State)];
    }

    public static class Sql
    {
        // Of two windows of one person the second waits: so many and not one more.
        public const string LockOwner = "select 1 from pg_advisory_xact_lock(hashtextextended('saved_view ' || @owner, 0))";

        public const string Upsert = """
            insert into saved_view (owner, id, name, filters, saved_at)
            select @owner, @id, @name, @filters, @now
            where (select count(*) from saved_view where owner = @owner and id <> @id) < @most
            on conflict (owner, id) do update set name = excluded.name, filters = excluded.filters
            returning saved_at
            """;
    }
}
