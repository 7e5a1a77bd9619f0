namespace DutyWatch.Postgres.Faults;

/// <summary>
/// Named places where the crash tests and the simulation kill, stop or break this process. In production nothing is ever planted:
/// a point costs one look at a null.
/// </summary>
public static class Fault
{
    private static volatile Action<string>? planted;

    /// <summary>Passes a place. What is planted may throw, block or end the process.</summary>
    public static void Point(string name) => planted?.Invoke(name);

    /// <summary>Plants what happens at every point from now on; null takes it away.</summary>
    public static void Plant(Action<string>? fault) => planted = fault;
}
