using DutyWatch.Core.Answers;
using DutyWatch.Core.Attachments;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;
using ContentDisposition = Microsoft.Net.Http.Headers.ContentDispositionHeaderValue;
using EntityTag = Microsoft.Net.Http.Headers.EntityTagHeaderValue;

namespace DutyWatch.Server.Attachments;

/// <summary>
/// `GET /attachments/{id}` as it was sent, `/view` to be looked at, `/thumbnail`, and `/export` without position and persons. Whatever a file
/// holds, a browser may not run it: it is a page of nobody, with nothing allowed.
/// </summary>
internal static class SendAttachment
{
    // A browser's own reader of PDF does not work in a sandbox; it runs as nobody's page anyway.
    private const string OfPdf = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    private const string OfAll = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    public static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "", (sender, http, file) => sender.Original(http, file));
        Map(app, "/view", (sender, http, file) => sender.View(http, file));
        Map(app, "/thumbnail", (sender, http, file) => sender.Thumbnail(http, file));
        Map(app, "/export", (sender, http, file) => sender.Export(http, file));
    }

    private static void Map(IEndpointRouteBuilder app, string path, Func<Sender, HttpContext, Attachments.Held, Task<IResult>> send) =>
        app.MapGet($"{AttachmentsFeature.Path}/{{id:guid}}{path}", async (HttpContext http, Guid id, Database database, Sender sender) =>
                await ReadAttachment.Find(database, id, Caller.From(http.User)!.UnitCode, http.RequestAborted) is not { } file ? Doors.Problem(http, Refusals.NotFound)
                : file.MediaType is null ? Doors.Problem(http, Refusals.AttachmentUnfinished)
                : await send(sender, http, file))
            .Guarded(Action.IncidentRead)
            .Produces<Stream>(200, "application/octet-stream");

    internal sealed class Sender(AttachmentFolder folder, Pictures pictures, CleanCopies copies)
    {
        public Task<IResult> Original(HttpContext http, Attachments.Held file) => Task.FromResult(Send(http, folder.File(file.Sha256!), Kind(file), file.Name, "attachment", file.Sha256!));

        public async Task<IResult> View(HttpContext http, Attachments.Held file)
        {
            if (Kind(file) != FileKind.Heic)
            {
                return Send(http, folder.File(file.Sha256!), Kind(file), file.Name, "inline", file.Sha256!);
            }
            // Few browsers draw it.
            return await copies.Of(file.Sha256!, FileKind.Heic, http.RequestAborted) is { } copy
                ? Send(http, copy.Path, copy.Kind, NameOf(file, copy.Kind), "inline")
                : Doors.Problem(http, Refusals.AttachmentUnreadable);
        }

        public async Task<IResult> Thumbnail(HttpContext http, Attachments.Held file)
        {
            var kind = Kind(file);
            if (kind.Family != FileFamily.Picture)
            {
                return Doors.Problem(http, Refusals.NotFound);
            }
            var path = folder.Drawn(file.Sha256!, Pictures.Thumbnail);
            return await AttachmentFolder.Draw(path, to => pictures.DrawThumbnail(folder.File(file.Sha256!), kind, to, http.RequestAborted))
                ? Send(http, path, FileKind.Jpeg, NameOf(file, FileKind.Jpeg), "inline")
                : Doors.Problem(http, Refusals.AttachmentUnreadable);
        }

        public async Task<IResult> Export(HttpContext http, Attachments.Held file) =>
            await copies.Of(file.Sha256!, Kind(file), http.RequestAborted) is { } copy
                ? Send(http, copy.Path, copy.Kind, NameOf(file, copy.Kind), "attachment")
                : Doors.Problem(http, Refusals.AttachmentNoCleanCopy);

        private static FileKind Kind(Attachments.Held file) => FileKind.Of(file.MediaType!);

        private static string NameOf(Attachments.Held file, FileKind kind) => FileName.Clean(Path.GetFileNameWithoutExtension(file.Name), kind);

        private static IResult Send(HttpContext http, string path, FileKind kind, string name, string how, byte[]? sha256 = null)
        {
            var disposition = new ContentDisposition(how);
            disposition.SetHttpFileName(name);
            http.Response.Headers.ContentDisposition = disposition.ToString();
            http.Response.Headers.ContentSecurityPolicy = kind == FileKind.Pdf && how == "inline" ? OfPdf : OfAll;
            var tag = sha256 is null ? null : new EntityTag($"\"{Convert.ToHexStringLower(sha256)}\"");
            return Results.File(AttachmentFolder.Read(path), kind.MediaType, entityTag: tag, enableRangeProcessing: true);
        }
    }
}
