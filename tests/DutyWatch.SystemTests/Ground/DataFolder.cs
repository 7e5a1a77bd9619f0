using System.Security.Cryptography;

namespace DutyWatch.SystemTests.Ground;

/// <summary>A data folder of one test, removed with whatever it led to.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly string root;

    private DataFolder(string root)
    {
        this.root = root;
        Path = System.IO.Path.Combine(root, "var");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    /// <summary>The real folder of the only cluster.</summary>
    public string Cluster
    {
        get
        {
            var entry = Directory.EnumerateFileSystemEntries(Path, "pg??").Single();
            return new FileInfo(entry).LinkTarget ?? entry;
        }
    }

    public static DataFolder Open()
    {
        var name = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "dutywatch-ground-" + RandomNumberGenerator.GetHexString(8, lowercase: true));
        Directory.CreateDirectory(name);
        return new DataFolder(name);
    }

    /// <summary>As in a home with mode 700.</summary>
    public static DataFolder InPrivateHome() => new(Directory.CreateTempSubdirectory("dutywatch-ground-").FullName);

    public void Dispose()
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(Path, "pg??"))
        {
            if (new FileInfo(entry).LinkTarget is { } target && System.IO.Path.GetDirectoryName(target) is { } state && Directory.Exists(state))
            {
                Directory.Delete(state, recursive: true);
            }
        }
        Directory.Delete(root, recursive: true);
    }
}
