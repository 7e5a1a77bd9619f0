using System.Diagnostics;

namespace DutyWatch.BrowserTests.Ground;

/// <summary>The checkout that these tests were built from, and the server that was published there.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Screens { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screens")).FullName;

    /// <summary>Where the published server keeps the console's files.</summary>
    public static string Pages => Path.Combine(Path.GetDirectoryName(Server)!, "wwwroot");

    private static string Server => Path.Combine(Root, "artifacts", "publish", "DutyWatch.Server", "release", "dutywatch.dll");

    /// <summary>`ops/test` publishes it beforehand; without that it is built here, console included.</summary>
    public static async Task<string> ServerWithConsole()
    {
        if (!IsWhole)
        {
            TestContext.Current.SendDiagnosticMessage("No published server with its console: ops/dutywatch builds one now, which takes a minute or two.");
            using var build = Process.Start(new ProcessStartInfo(Path.Combine(Root, "ops", "dutywatch")) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var words = await Task.WhenAll(build.StandardOutput.ReadToEndAsync(), build.StandardError.ReadToEndAsync());
            await build.WaitForExitAsync();
            Assert.True(IsWhole, $"There is no published server with its console, and ops/dutywatch could not build one. Run ops/test, or ops/run once. It said:\n{string.Concat(words)}");
        }
        return Server;
    }

    private static bool IsWhole => File.Exists(Server) && File.Exists(Path.Combine(Pages, "index.html"));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "DutyWatch.sln")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("outside a checkout"));
}
