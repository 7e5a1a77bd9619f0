using DutyWatch.CrashTests.Host;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace DutyWatch.CrashTests;

/// <summary>The tests; or, when they start it with <see cref="StruckServer.Word"/>, the real program with a fault planted in it.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [StruckServer.Word, .. var verb] => StruckServer.Run(verb),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
