using Npgsql;

namespace DutyWatch.Server.Hosting;

/// <summary>`dutywatch check`: prints the effective settings with secrets hidden and tries what they name.</summary>
internal static class CheckVerb
{
    private static readonly string[] Sections = ["ConnectionStrings", "DutyWatch", "Gateways", "Upward", "ASPNETCORE_URLS"];
    private static readonly string[] Secret = ["ConnectionStrings", "Token", "Password", "Secret", "User", "ApiKey"];

    public static async Task<int> Run(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        foreach (var setting in configuration.AsEnumerable().Where(s => s.Value is not null && Sections.Any(name => s.Key == name || s.Key.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{setting.Key.Replace(":", "__", StringComparison.Ordinal)} = {(Secret.Any(word => setting.Key.Contains(word, StringComparison.OrdinalIgnoreCase)) ? "(hidden)" : setting.Value)}");
        }
        var settings = Settings.From(configuration, args);
        Console.WriteLine($"database = {(settings.ConnectionString is null ? $"private, in {settings.DataFolder}" : "given")}");
        if (settings.ConnectionString is null)
        {
            return 0;
        }
        try
        {
            await using var parts = await DatabaseParts.OpenForVerb(settings, CancellationToken.None);
            var theirs = await parts.Database.Do(tx => tx.One<DateTimeOffset>(ClockGuard.Sql.Clock), CancellationToken.None);
            Console.WriteLine($"database answers; clocks differ by {(parts.Clocks.MachineNow - theirs).TotalMilliseconds:0} ms");
            return 0;
        }
        catch (NpgsqlException e)
        {
            Console.WriteLine($"database does not answer: {e.Message}");
            return 1;
        }
    }
}
