namespace DutyWatch.Core.Time;

public static class Ids
{
    /// <summary>A version-7 id made from <paramref name="now"/>, so that the order of ids follows time.</summary>
    public static Guid New(DateTimeOffset now) => Guid.CreateVersion7(now);
}
