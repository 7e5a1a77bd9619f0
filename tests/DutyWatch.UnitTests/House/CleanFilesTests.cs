using System.Text.RegularExpressions;

namespace DutyWatch.UnitTests.House;

/// <summary>What is committed runs anywhere: no place of one machine, no address of one network, nothing put off.</summary>
public sealed partial class CleanFilesTests
{
    // This page has to name what it forbids.
    private static readonly string Itself = "tests/DutyWatch.UnitTests/House/CleanFilesTests.cs";

    [Fact]
    public void Nothing_is_put_off() => Exceptions.None("put off", Lines(PutOff()));

    [Fact]
    public void No_path_of_one_machine_is_committed() => Exceptions.None("paths of one machine", Lines(MachinePath()));

    [Fact]
    public void No_package_registry_is_named() => Exceptions.None("package registries", Lines(Registry()));

    private static IEnumerable<string> Lines(Regex forbidden) =>
        from file in Repository.Files
        where file != Itself && !IsBinary(file)
        from line in File.ReadLines(Path.Combine(Repository.Root, file)).Index()
        where forbidden.IsMatch(line.Item)
        select $"{file}:{line.Index + 1}";

    private static bool IsBinary(string path)
    {
        using var stream = File.OpenRead(Path.Combine(Repository.Root, path));
        var start = new byte[4096];
        return start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)).Contains((byte)0);
    }

    [GeneratedRegex(@"\b(TODO|FIXME)\b")]
    private static partial Regex PutOff();

    [GeneratedRegex(@"(?<![\w.])/(home|Users|root|work|workspace|mnt)/\w|[A-Za-z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://[^\s""'/]*(registry|nuget|npmjs|artifactory|nexus|mirror)|""resolved"":\s*""http|^\s*(registry|@[\w-]+:registry)\s*=|<add\s+key=""[^""]*""\s+value=""http")]
    private static partial Regex Registry();
}
