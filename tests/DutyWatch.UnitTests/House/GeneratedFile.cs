namespace DutyWatch.UnitTests.House;

/// <summary>A committed file that a test can write: where two places must agree, one is generated.</summary>
internal static class GeneratedFile
{
    private const string Rewrite = "DUTYWATCH_REWRITE";

    public static void Agrees(string path, string text)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        var kept = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(kept == text, $"{path} is out of date{Difference(kept, text)}\nRefresh it with: {Rewrite}=1 ops/test --filter-namespace '*.House'");
    }

    private static string Difference(string kept, string wanted)
    {
        var (a, b) = (kept.Split('\n'), wanted.Split('\n'));
        var at = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return $", first at line {at + 1}:\n  it says   {a.ElementAtOrDefault(at)}\n  should be {b.ElementAtOrDefault(at)}";
    }
}
