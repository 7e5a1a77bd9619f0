using System.Globalization;

namespace DutyWatch.Bench.Cold;

/// <summary>The server as it was published, with its private PostgreSQL: from nothing that runs to the first page, and what it holds when nothing happens.</summary>
internal static class ColdBench
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        var folder = Directory.CreateTempSubdirectory("dutywatch-cold-");
        try
        {
            // The first start of all also makes the cluster and loads the site.
            var first = await Start(folder.FullName);
            var starts = new List<Taken>();
            for (var round = 0; round < Quick.Rounds; round++)
            {
                starts.Add(await Start(folder.FullName));
            }
            var seconds = Measure.Median(starts.Select(s => s.Seconds));
            var (server, postgres) = (Measure.Median(starts.Select(s => s.Server)), Measure.Median(starts.Select(s => s.Postgres)));
            return
            [
                new Figure(
                    "cold start of the built server with PostgreSQL to the first page",
                    string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
                    string.Create(CultureInfo.InvariantCulture, $"– (the very first start, with initdb and the site: {first.Seconds:0.0} s)"),
                    string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s"),
                    "≤ 4 s",
                    seconds <= 4),
                new Figure(
                    "idle memory, server and PostgreSQL together",
                    string.Create(CultureInfo.InvariantCulture, $"{server + postgres:0} MB"),
                    string.Create(CultureInfo.InvariantCulture, $"– (the server {server:0} MB, PostgreSQL {postgres:0} MB)"),
                    string.Create(CultureInfo.InvariantCulture, $"{server + postgres:0} MB"),
                    "≤ 250 MB",
                    server + postgres <= 250),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Taken> Start(string folder)
    {
        await using var server = ServerProcess.Start(folder);
        var seconds = await server.FirstPage();
        await Task.Delay(Idle, Ground.Clocks.Machine);
        Quick.Say($"first page after {seconds:0.0} s");
        return new Taken(seconds, server.Memory(), server.MemoryOfPostgres());
    }

    private sealed record Taken(double Seconds, double Server, double Postgres);
}
