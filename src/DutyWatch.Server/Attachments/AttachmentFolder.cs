using System.Runtime.InteropServices;
using System.Security.Cryptography;
using DutyWatch.Core.Attachments;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Attachments;

/// <param name="KeepFree">So many bytes of the disk are not for attachments: a full one stops PostgreSQL too, if it is there.</param>
internal sealed record AttachmentOptions(long KeepFree = Settings.DefaultKeepFreeMb * 1024 * 1024)
{
    public static AttachmentOptions Of(Settings settings) => new(settings.AttachmentKeepFreeMb * 1024 * 1024);
}

/// <summary>
/// Where the bytes lie: `parts` are on their way up, `files` are whole and named by their hash, `drawn` can be made anew from them.
/// A file appears under its name only when it is whole and on the disk.
/// </summary>
internal sealed class AttachmentFolder(string root, AttachmentOptions options)
{
    private const int Buffer = 128 * 1024;
    private const UnixFileMode OfFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Part(Guid id) => Path.Combine(root, "parts", id.ToString("N"));

    public string File(byte[] sha256) => Named("files", sha256, "");

    public string Drawn(byte[] sha256, string what) => Named("drawn", sha256, $".{what}");

    /// <summary>Whether so much more may be written.</summary>
    public bool HasRoom(long bytes)
    {
        MakeFolder(root);
        return new DriveInfo(root).AvailableFreeSpace - bytes >= options.KeepFree;
    }

    public static FileStream Write(string path)
    {
        MakeFolder(Path.GetDirectoryName(path)!);
        var mode = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            mode.UnixCreateMode = OfFile;
        }
        return new FileStream(path, mode);
    }

    public static FileStream Read(string path) =>
        new(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = Buffer, Options = FileOptions.Asynchronous });

    /// <summary>
    /// A copy of the part under another name, on the disk, with its hash. A copy, because a line that was cut may still hold the part open
    /// for writing: what is named by its hash must be nobody's to change.
    /// </summary>
    public async Task<Sealed> Seal(Guid id, long size, CancellationToken ct)
    {
        var copy = Path.Combine(root, "parts", $"{id:N}.{Mark()}.whole");
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var from = Read(Part(id));
            await using var to = Write(copy);
            var buffer = new byte[Buffer];
            for (var left = size; left > 0;)
            {
                var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, Buffer)), ct);
                if (read == 0)
                {
                    throw new EndOfStreamException($"{Part(id)} is shorter than it was");
                }
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), ct);
                left -= read;
            }
            to.Flush(flushToDisk: true);
            return new Sealed(copy, hash.GetHashAndReset());
        }
        catch
        {
            System.IO.File.Delete(copy);
            throw;
        }
    }

    /// <summary>Gives whole bytes their name. The same bytes may be there: they are replaced by themselves.</summary>
    public static void Keep(string whole, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        MakeFolder(folder);
        System.IO.File.Move(whole, path, overwrite: true);
        FlushFolder(folder);
    }

    /// <summary>Makes something from a file and keeps it beside, unless it is there; several who make it at once make the same.</summary>
    /// <returns>False: it could not be made.</returns>
    public static async Task<bool> Draw(string path, Func<string, Task<bool>> make)
    {
        if (System.IO.File.Exists(path))
        {
            return true;
        }
        MakeFolder(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Mark()}";
        try
        {
            var made = await make(temporary);
            if (made)
            {
                System.IO.File.Move(temporary, path, overwrite: true);
            }
            return made;
        }
        finally
        {
            System.IO.File.Delete(temporary);
        }
    }

    public void DropPart(Guid id)
    {
        if (Directory.Exists(Path.Combine(root, "parts")))
        {
            System.IO.File.Delete(Part(id));
        }
    }

    /// <summary>The bytes and all that was drawn of them.</summary>
    public void Drop(byte[] sha256)
    {
        foreach (var path in CleanCopies.Endings.Append(Pictures.Thumbnail).Select(what => Drawn(sha256, what)).Append(File(sha256)).Where(System.IO.File.Exists))
        {
            System.IO.File.Delete(path);
        }
    }

    /// <summary>Every whole file with the hash that its name says.</summary>
    public IEnumerable<(string Path, string Name, long Size)> Files() => !Directory.Exists(Path.Combine(root, "files")) ? [] :
        new DirectoryInfo(Path.Combine(root, "files")).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => (file.FullName, file.Name, file.Length));

    internal sealed record Sealed(string Path, byte[] Sha256)
    {
        public async Task<byte[]> Head(CancellationToken ct)
        {
            await using var file = Read(Path);
            var head = new byte[FileKind.Head];
            return head[..await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct)];
        }
    }

    private static string Mark() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    private string Named(string kind, byte[] sha256, string ending)
    {
        var name = Convert.ToHexStringLower(sha256);
        return Path.Combine(root, kind, name[..2], name[2..4], name + ending);
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OfFolder);
        }
    }

    // A name survives a power cut only when its folder was flushed too; .NET opens no folders.
    private static void FlushFolder(string path)
    {
        if (OperatingSystem.IsLinux() && Open(path, 0) is >= 0 and var folder)
        {
            _ = Fsync(folder);
            _ = Close(folder);
        }
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int file);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
