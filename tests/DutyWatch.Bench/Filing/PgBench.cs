using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace DutyWatch.Bench.Filing;

/// <summary>PostgreSQL's own load generator, on as many connections as there are filers, with prepared statements as we have them.</summary>
internal static partial class PgBench
{
    private const string DebianRoot = "/usr/lib/postgresql";

    private static int runs;

    /// <summary>How often a second the whole script was run.</summary>
    public static async Task<double> Run(string connection, string script, int clients, int seconds)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script);
            var start = new ProcessStartInfo(Program()) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var word in Words(clients, seconds, file))
            {
                start.ArgumentList.Add(word);
            }
            Reach(start, new NpgsqlConnectionStringBuilder(connection));
            using var process = Process.Start(start)!;
            var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            var rate = Rate().Match(await said);
            // One client that gave up would leave the others more room.
            return process.ExitCode == 0 && rate.Success
                ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench failed: {await complained}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Words(int clients, int seconds, string file) =>
    [
        "-n", "-M", "prepared", "-c", $"{clients}", "-j", "2", "-T", $"{seconds}", "-f", file,
        // Each run counts from a place of its own: no id comes twice.
        "-D", string.Create(CultureInfo.InvariantCulture, $"n={(++runs * 1_000_000) - 1}"),
    ];

    private static void Reach(ProcessStartInfo start, NpgsqlConnectionStringBuilder c)
    {
        start.Environment["PGHOST"] = c.Host;
        start.Environment["PGPORT"] = c.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = c.Username;
        start.Environment["PGPASSWORD"] = c.Password;
        start.Environment["PGDATABASE"] = c.Database;
    }

    private static string Program()
    {
        string?[] folders = [Environment.GetEnvironmentVariable("DUTYWATCH_POSTGRES_BIN"), .. Directory.Exists(DebianRoot) ? Directory.GetDirectories(DebianRoot).OrderDescending().Select(d => Path.Combine(d, "bin")) : []];
        return folders.OfType<string>().Select(f => Path.Combine(f, "pgbench")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("pgbench is not on this machine: it comes with Debian's postgresql package, not with npm's");
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();
}
