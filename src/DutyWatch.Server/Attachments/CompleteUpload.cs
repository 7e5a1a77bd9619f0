using DutyWatch.Core.Answers;
using DutyWatch.Core.Attachments;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Attachments;

/// <summary>The last byte has come: what is it, may it be kept, and under which hash.</summary>
internal sealed class CompleteUpload(Database database, AttachmentFolder folder, Pictures pictures, StoredFiles stored, Clocks clocks)
{
    /// <summary>How far it has come: all of it.</summary>
    public async Task<Answer<long>> Run(ContinueUpload.Upload upload)
    {
        // Whoever hangs up now has sent everything: it is kept all the same.
        var whole = await folder.Seal(upload.Id, upload.Size, CancellationToken.None);
        try
        {
            if (FileKind.Sniff(await whole.Head(CancellationToken.None)) is not { } kind)
            {
                await Refuse(upload.Id);
                return Refusals.AttachmentKind;
            }
            if (kind.Family == FileFamily.Picture && !await pictures.IsBearable(whole.Path, kind, CancellationToken.None))
            {
                await Refuse(upload.Id);
                return Refusals.AttachmentUnreadable;
            }
            var kept = await Keep(upload, whole, kind);
            folder.DropPart(upload.Id);
            return kept ? upload.Size : Refusals.NotFound;
        }
        finally
        {
            File.Delete(whole.Path);
        }
    }

    /// <summary>It is nothing that is kept: not even a part of it.</summary>
    public Task Refuse(Guid id) => stored.Remove(tx => tx.List<StoredFiles.Removed>(Sql.Drop, new { id }), CancellationToken.None);

    // The name and the row belong together: who removes the last row of a hash takes the same lock.
    private Task<bool> Keep(ContinueUpload.Upload upload, AttachmentFolder.Sealed whole, FileKind kind) => database.Do(async tx =>
    {
        await StoredFiles.Lock(tx, whole.Sha256);
        var row = new { id = upload.Id, name = FileName.Clean(upload.Name, kind), media_type = kind.MediaType, sha256 = whole.Sha256, now = clocks.MachineNow };
        if (await tx.Execute(Sql.Complete, row) == 0)
        {
            return false;
        }
        if (File.Exists(whole.Path))
        {
            AttachmentFolder.Keep(whole.Path, folder.File(whole.Sha256));
        }
        return true;
    }, CancellationToken.None);

    public static class Sql
    {
        public const string Complete = """
            update attachment
            set received = size, completed_at = @now, name = @name, media_type = @media_type, sha256 = @sha256
            where id = @id
              and completed_at is null
            """;

        public const string Drop = "delete from attachment where id = @id and completed_at is null returning id, sha256";
    }
}
