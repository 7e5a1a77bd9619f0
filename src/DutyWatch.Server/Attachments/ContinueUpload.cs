using System.Buffers;
using System.Threading.RateLimiting;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Attachments;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Attachments;

/// <summary>`HEAD` and `PATCH /attachments/{id}`: how far a file has come, and the next piece of it. What came before a line was cut is kept.</summary>
internal static class ContinueUpload
{
    // A server that dies loses no more than this of a piece.
    private const int NotedEvery = 4 * 1024 * 1024;
    private const int Buffer = 64 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods($"{AttachmentsFeature.Path}/{{id:guid}}", ["HEAD"], (HttpContext http, Guid id, Handler handler) => handler.Tell(http, id, Caller.From(http.User)!))
            .Guarded(Action.ReportFile).ProducesRefusals(412).ExcludeFromDescription();
        app.MapPatch($"{AttachmentsFeature.Path}/{{id:guid}}", (HttpContext http, Guid id, Handler handler) => handler.Handle(http, id, Caller.From(http.User)!))
            .Guarded(Action.ReportFile).ProducesRefusals(412, 415, 507).Produces(204);
    }

    internal sealed class Handler(Database database, AttachmentFolder folder, CompleteUpload complete, UploadLines lines)
    {
        public async Task<IResult> Tell(HttpContext http, Guid id, Caller caller)
        {
            if (Tus.Greet(http) is { } refusal)
            {
                return Doors.Problem(http, refusal);
            }
            if (await Find(id, caller, http.RequestAborted) is not { } upload)
            {
                return Doors.Problem(http, Refusals.NotFound);
            }
            http.Response.Headers["Upload-Length"] = upload.Size.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Tus.TellOffset(http, upload.Received, upload.UnboundUntil);
            return Results.Ok();
        }

        public async Task<IResult> Handle(HttpContext http, Guid id, Caller caller)
        {
            if (Tus.Greet(http) is { } refusal)
            {
                return Doors.Problem(http, refusal);
            }
            using var line = lines.Take(caller.Actor);
            if (!line.IsAcquired)
            {
                return Doors.Problem(http, Refusals.RateExceeded);
            }
            if (await Find(id, caller, http.RequestAborted) is not { } upload)
            {
                return Doors.Problem(http, Refusals.NotFound);
            }
            var answer = Check(http, upload) is { } no ? no : await Take(http, upload);
            if (answer.Refusal is { } refused)
            {
                return Doors.Problem(http, refused);
            }
            Tus.TellOffset(http, answer.Reply, upload.UnboundUntil);
            return Results.NoContent();
        }

        private Refusal? Check(HttpContext http, Upload upload) =>
            http.Request.ContentType != Tus.ContentType ? Refusals.UploadProtocol.At("Content-Type")
            : Tus.Number(http, "Upload-Offset") is not { } offset ? Refusals.BodyMalformed.At("Upload-Offset")
            : offset != upload.Received ? Refusals.UploadOffset
            : http.Request.ContentLength > upload.Size - offset ? Refusals.AttachmentTooLarge
            : !folder.HasRoom(upload.Size - offset) ? Refusals.AttachmentNoRoom
            : null;

        private async Task<Answer<long>> Take(HttpContext http, Upload upload)
        {
            if (upload.Received == upload.Size)
            {
                // The last piece again: its answer was lost.
                return upload.Size;
            }
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = AttachmentRules.LargestFile + 1;
            }
            var piece = await Write(http, upload);
            if (piece.Refusal is { } refusal)
            {
                return refusal;
            }
            var received = piece.Received;
            if (upload.Received == 0 && received >= Math.Min(FileKind.Head, upload.Size) && !await IsTaken(upload.Id))
            {
                // Told after the first piece and not after fifty megabytes.
                await complete.Refuse(upload.Id);
                return Refusals.AttachmentKind;
            }
            return received == upload.Size ? await complete.Run(upload) : received;
        }

        private async Task<bool> IsTaken(Guid id)
        {
            await using var part = AttachmentFolder.Read(folder.Part(id));
            var head = new byte[FileKind.Head];
            return FileKind.Sniff(head.AsSpan(0, await part.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false))) is not null;
        }

        private async Task<(long Received, Refusal? Refusal)> Write(HttpContext http, Upload upload)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
            var (position, noted, refusal) = (upload.Received, upload.Received, (Refusal?)null);
            await using var part = AttachmentFolder.Write(folder.Part(upload.Id));
            part.Position = position;
            try
            {
                while (await Next(http, buffer) is > 0 and var read)
                {
                    if (position + read > upload.Size)
                    {
                        refusal = Refusals.AttachmentTooLarge;
                        break;
                    }
                    await part.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                    position += read;
                    if (position - noted >= NotedEvery && position < upload.Size)
                    {
                        noted = await Note(upload, part, position);
                    }
                }
            }
            catch (IOException full) when (IsFull(full))
            {
                return (noted, Refusals.AttachmentNoRoom);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
            // What is whole is noted when it has its name.
            return (position < upload.Size && position > noted ? await Note(upload, part, position) : position, refusal);
        }

        // 0 when the sender is done, and when his line was cut: what came is kept either way.
        private static async Task<int> Next(HttpContext http, byte[] buffer)
        {
            try
            {
                return await http.Request.Body.ReadAsync(buffer, http.RequestAborted);
            }
            catch (Exception e) when (e is OperationCanceledException or BadHttpRequestException or Microsoft.AspNetCore.Connections.ConnectionResetException)
            {
                return 0;
            }
        }

        private async Task<long> Note(Upload upload, FileStream part, long position)
        {
            part.Flush(flushToDisk: true);
            await database.Do(tx => tx.Execute(Sql.Note, new { id = upload.Id, received = position }), CancellationToken.None);
            return position;
        }

        private Task<Upload?> Find(Guid id, Caller caller, CancellationToken ct) => database.Read(tx => tx.First<Upload>(Sql.Find, new { id, actor = caller.Actor, caller_unit = caller.UnitCode }), ct);

        // ENOSPC and EDQUOT.
        private static bool IsFull(IOException e) => e.HResult is 28 or 122 || (e.HResult & 0xffff) is 112;
    }

    internal sealed record Upload(Guid Id, string UnitCode, string Name, long Size, long Received, DateTimeOffset? UnboundUntil);

    public static class Sql
    {
        // Only who began an upload goes on with it.
        public const string Find = """
            select a.id, a.unit_code, a.name, a.size, a.received, a.unbound_until
            from attachment a
            where a.id = @id
              and a.uploaded_by = @actor
              and exists (select 1 from unit_ancestor u where u.unit_code = a.unit_code and u.ancestor_code = @caller_unit)
            """;

        public const string Note = "update attachment set received = greatest(received, @received) where id = @id and completed_at is null";
    }
}

/// <summary>How many files one account or key may send at the same time.</summary>
internal sealed class UploadLines : IDisposable
{
    private const int AtOnce = 4;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(actor =>
        RateLimitPartition.GetConcurrencyLimiter(actor, _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = 0 }));

    public RateLimitLease Take(string actor) => limiter.AttemptAcquire(actor);

    public void Dispose() => limiter.Dispose();
}
