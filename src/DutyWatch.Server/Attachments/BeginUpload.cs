using DutyWatch.Core.Answers;
using DutyWatch.Core.Attachments;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Attachments;

/// <summary>`POST /attachments`: a place for a file of so many bytes, to which it is then sent piece by piece.</summary>
internal static class BeginUpload
{
    private const int LongestName = 400;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(AttachmentsFeature.Path, (HttpContext http, Handler handler) => handler.Handle(http, Caller.From(http.User)!))
            .Guarded(Action.ReportFile).ProducesRefusals(412, 507).Produces(201);

    internal sealed class Handler(Database database, AttachmentFolder folder, Clocks clocks)
    {
        public async Task<IResult> Handle(HttpContext http, Caller caller)
        {
            var read = Read(http, caller);
            if (read.Refusal is { } unread)
            {
                return Doors.Problem(http, unread);
            }
            var (size, name, unit) = read.Reply;
            if (!folder.HasRoom(size))
            {
                return Doors.Problem(http, Refusals.AttachmentNoRoom);
            }
            var now = clocks.MachineNow;
            var upload = new { id = Ids.New(now), unit_code = unit, uploaded_by = caller.Actor, name, size, now, until = now + AttachmentRules.UnboundFor };
            var begun = await database.Decide(async tx =>
            {
                tx.Ask<int>(Sql.LockUnit, new { unit });
                var reached = Units.Units.Reach(tx, unit, caller.UnitCode);
                var waiting = await tx.One<WaitingRow>(Sql.Waiting, new { unit });
                if (await reached.First() is null)
                {
                    return Refusals.UnitUnknown.At("unit");
                }
                if (waiting.Files >= AttachmentRules.MostUnbound || waiting.Bytes + size > AttachmentRules.MostUnboundBytes)
                {
                    return Refusals.AttachmentsWaiting;
                }
                tx.Send(Sql.Insert, upload);
                return (Answer<bool>)true;
            }, http.RequestAborted);
            if (begun.Refusal is { } refusal)
            {
                return Doors.Problem(http, refusal);
            }
            Tus.TellOffset(http, 0, upload.until);
            return Results.Created($"{AttachmentsFeature.Path}/{upload.id}", null);
        }

        private static Answer<(long Size, string Name, string Unit)> Read(HttpContext http, Caller caller)
        {
            if (Tus.Greet(http) is { } refusal)
            {
                return refusal;
            }
            if (Tus.Number(http, "Upload-Length") is not { } size || size == 0)
            {
                return Refusals.BodyMalformed.At("Upload-Length");
            }
            if (size > AttachmentRules.LargestFile)
            {
                return Refusals.AttachmentTooLarge;
            }
            if (Tus.Metadata(http.Request.Headers["Upload-Metadata"]) is not { } said || said.Values.Any(value => value.Length > LongestName))
            {
                return Refusals.BodyMalformed.At("Upload-Metadata");
            }
            // As it was said; what it is called is known when its kind is.
            var name = said.GetValueOrDefault("filename", "").Replace("\0", "", StringComparison.Ordinal);
            return (size, name, said.GetValueOrDefault("unit", caller.UnitCode));
        }
    }

    private sealed record WaitingRow(int Files, long Bytes);

    public static class Sql
    {
        // Of two that come at once the second counts the first.
        public const string LockUnit = "select 1 from pg_advisory_xact_lock(hashtextextended('attachments of ' || @unit, 0))";

        public const string Waiting = """
            select count(*)::int as files, coalesce(sum(size), 0)::bigint as bytes
            from attachment
            where unit_code = @unit
              and unbound_until is not null
            """;

        public const string Insert = """
            insert into attachment (id, unit_code, uploaded_by, name, size, begun_at, unbound_until)
            values (@id, @unit_code, @uploaded_by, @name, @size, @now, @until)
            """;
    }
}
