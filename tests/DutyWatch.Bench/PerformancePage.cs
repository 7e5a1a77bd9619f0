using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DutyWatch.Bench;

/// <summary>Writes each benchmark's own section of docs/performance.md and leaves the others as they are.</summary>
internal static class PerformancePage
{
    private static string Page => Path.Combine(Environment.GetEnvironmentVariable("DUTYWATCH_HOME") ?? ".", "docs", "performance.md");

    public static async Task Write(string name, IReadOnlyList<Figure> figures)
    {
        var section = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"<!-- bench:{name} -->")
            .AppendLine(CultureInfo.InvariantCulture, $"`ops/bench {name}`")
            .AppendLine()
            .AppendLine("| figure | ours | rival in the same run | result | reach | reached |")
            .AppendLine("|---|---|---|---|---|---|");
        foreach (var f in figures)
        {
            section.AppendLine(CultureInfo.InvariantCulture, $"| {f.Name} | {f.Ours} | {f.Rival} | {f.Result} | {f.Reach} | {(f.IsReached ? "yes" : "**no**")} |");
        }
        section.Append("<!-- /bench -->");
        var page = await File.ReadAllTextAsync(Page);
        var old = new Regex($"<!-- bench:{Regex.Escape(name)} -->.*?<!-- /bench -->", RegexOptions.Singleline);
        var written = old.IsMatch(page) ? old.Replace(page, _ => section.ToString()) : page.TrimEnd() + "\n\n" + section + "\n";
        await File.WriteAllTextAsync(Page, written);
    }
}
