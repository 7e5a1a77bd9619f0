namespace DutyWatch.Postgres.Sweeps;

/// <summary>Who may have something to do. The names travel between nodes.</summary>
[Flags]
public enum Wake
{
    None = 0,

    /// <summary>Events were committed.</summary>
    Feed = 1,

    /// <summary>A due time was written.</summary>
    Sweeps = 2,

    /// <summary>A delivery waits.</summary>
    Sender = 4,

    All = Feed | Sweeps | Sender,
}

/// <summary>What a commit may have given others to do: those of this process are woken at once, other nodes hear of it by the next call.</summary>
public sealed class WakeUps
{
    private int untold;

    public Hint Feed { get; } = new();

    public Hint Sweeps { get; } = new();

    public Hint Sender { get; } = new();

    /// <summary>There is something that other nodes were not told yet.</summary>
    public Hint Untold { get; } = new();

    /// <summary>Rows were changed, and the commit is done: never call it before.</summary>
    public void Committed() => Tell(Wake.Feed | Wake.Sweeps);

    /// <summary>A delivery was committed that no process has leased.</summary>
    public void TextWaits() => Tell(Wake.Sender);

    /// <summary>Wakes this process only: another node said so, or a place became free here.</summary>
    public void Give(Wake whom)
    {
        if (whom.HasFlag(Wake.Feed))
        {
            Feed.Give();
        }
        if (whom.HasFlag(Wake.Sweeps))
        {
            Sweeps.Give();
        }
        if (whom.HasFlag(Wake.Sender))
        {
            Sender.Give();
        }
    }

    /// <summary>Everything that other nodes were not told, together.</summary>
    public Wake TakeUntold() => (Wake)Interlocked.Exchange(ref untold, 0);

    private void Tell(Wake whom)
    {
        Give(whom);
        Interlocked.Or(ref untold, (int)whom);
        Untold.Give();
    }
}
