namespace DutyWatch.Core.Time;

public static class Ids
{
    private static volatile Func<DateTimeOffset, Guid>? planted;

    /// <summary>A version-7 id made from <paramref name="now"/>, so that the order of ids follows time.</summary>
    public static Guid New(DateTimeOffset now) => planted is { } make ? make(now) : Guid.CreateVersion7(now);

    /// <summary>The simulation's own ids, so that a seed replays exactly; null takes them away. Nothing else plants anything.</summary>
    internal static void Plant(Func<DateTimeOffset, Guid>? make) => planted = make;
}
