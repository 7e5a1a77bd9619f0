namespace DutyWatch.Bench;

/// <summary>`DUTYWATCH_BENCH_QUICK=1`: one round of each, to see that a benchmark runs; its figures are worth nothing.</summary>
internal static class Quick
{
    public static bool Is => Environment.GetEnvironmentVariable("DUTYWATCH_BENCH_QUICK") == "1";

    public static void Say(FormattableString what)
    {
        if (Is)
        {
            Console.WriteLine(FormattableString.Invariant(what));
        }
    }

    public static int Rounds => Is ? 1 : Measure.Rounds;
}
