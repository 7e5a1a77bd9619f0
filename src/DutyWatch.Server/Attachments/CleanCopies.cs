using DutyWatch.Core.Attachments;

namespace DutyWatch.Server.Attachments;

/// <summary>The copy of a file that may leave the house: without position, persons and makers. Made on first request and kept beside.</summary>
internal sealed class CleanCopies(AttachmentFolder folder, Pictures pictures) : IDisposable
{
    // A film or a document is held in memory whole.
    private readonly SemaphoreSlim hand = new(1);

    public static IEnumerable<string> Endings => FileKind.All.Select(Ending).Distinct();

    /// <summary>Null: it cannot be made.</summary>
    public async Task<CleanCopy?> Of(byte[] sha256, FileKind kind, CancellationToken ct)
    {
        var path = folder.Drawn(sha256, Ending(kind));
        return await AttachmentFolder.Draw(path, to => Make(folder.File(sha256), kind, to, ct)) ? new CleanCopy(path, Pictures.CleanKind(kind)) : null;
    }

    public void Dispose() => hand.Dispose();

    private static string Ending(FileKind kind) => $"clean.{Pictures.CleanKind(kind).Ending}";

    private async Task<bool> Make(string from, FileKind kind, string to, CancellationToken ct) => kind.Family switch
    {
        FileFamily.Picture => await pictures.DrawClean(from, kind, to, ct),
        FileFamily.Document => await ByHand(() => Task.Run(() => PdfCleaner.Clean(from, to), CancellationToken.None), ct),
        _ => await ByHand(() => Film(from, to, ct), ct),
    };

    private static async Task<bool> Film(string from, string to, CancellationToken ct)
    {
        var film = await File.ReadAllBytesAsync(from, ct);
        if (!FilmCleaner.Clean(film))
        {
            return false;
        }
        await File.WriteAllBytesAsync(to, film, ct);
        return true;
    }

    private async Task<bool> ByHand(Func<Task<bool>> work, CancellationToken ct)
    {
        await hand.WaitAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            hand.Release();
        }
    }
}

internal sealed record CleanCopy(string Path, FileKind Kind);
