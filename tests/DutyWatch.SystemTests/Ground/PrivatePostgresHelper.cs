using System.Globalization;
using DutyWatch.Postgres.Private;
using DutyWatch.SystemTests.Ground;
using Microsoft.Extensions.Logging.Abstractions;

/// <summary>
/// Lets a test own a process that owns a private PostgreSQL: this same assembly is started once more and .NET calls us
/// before the test runner. Says the connection string, then lives until its standard input ends.
/// </summary>
internal static class StartupHook
{
    public const string DataFolder = "DUTYWATCH_HELPER_DATA";
    public const string Binaries = "DUTYWATCH_HELPER_BINARIES";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(DataFolder) is { } folder)
        {
            Environment.Exit(Live(folder).GetAwaiter().GetResult());
        }
    }

    private static async Task<int> Live(string folder)
    {
        try
        {
            var options = new PrivatePostgresOptions(folder, NpmBinaries: Environment.GetEnvironmentVariable(Binaries));
            await using var postgres = await PrivatePostgres.Start(options, new MachineTime(), NullLogger.Instance, CancellationToken.None);
            Console.WriteLine(postgres.ConnectionString);
            Console.In.ReadToEnd();
            return 0;
        }
        catch (Exception failure) when (failure is DataFolderInUseException or PrivatePostgresException)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{failure.GetType().Name}: {failure.Message}"));
            return 1;
        }
    }
}
