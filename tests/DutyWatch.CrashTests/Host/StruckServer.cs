using DutyWatch.Postgres.Faults;
using DutyWatch.Server.Hosting;

namespace DutyWatch.CrashTests.Host;

/// <summary>The real program, verb and all, with a fuse at its points. Only this host knows how to plant one.</summary>
internal static class StruckServer
{
    public const string Word = "struck";

    /// <summary>The strike that waits already at the start.</summary>
    public const string StrikeVariable = "DUTYWATCH_STRIKE";

    public const string ClusterVariable = "DUTYWATCH_STRUCK_CLUSTER";

    public static async Task<int> Run(string[] verb)
    {
        var fuse = new Fuse(Environment.GetEnvironmentVariable(ClusterVariable)!);
        if (Environment.GetEnvironmentVariable(StrikeVariable) is { Length: > 0 } strike)
        {
            fuse.Arm(Strike.Parse(strike));
        }
        Fault.Plant(fuse.Pass);
        new Thread(() => fuse.Listen(Console.In)) { IsBackground = true, Name = "orders" }.Start();
        return await Verbs.Run(verb);
    }
}
