namespace DutyWatch.Alerts.Sending;

/// <summary>How many texts this process may have on their way to each gateway at once, and begin in a second.</summary>
internal sealed class Slots(AlertOptions options, Pace pace)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> wanted = new(StringComparer.Ordinal);

    public bool TryTake(string channel, string lane)
    {
        lock (gate)
        {
            if (FreeUnlocked(channel, lane) == 0)
            {
                return false;
            }
            Take(channel, 1);
            return true;
        }
    }

    /// <summary>Takes as many as are free, at most <paramref name="wanted"/>, and says how many.</summary>
    public int Take(string channel, string lane, int wanted)
    {
        lock (gate)
        {
            var got = Math.Min(wanted, FreeUnlocked(channel, lane));
            Take(channel, got);
            return got;
        }
    }

    /// <summary>Takes a slot even when none is free.</summary>
    public void Force(string channel)
    {
        lock (gate)
        {
            Take(channel, 1);
        }
    }

    /// <summary>Gives slots back; true when texts may wait for them.</summary>
    public bool Release(string channel, int count = 1)
    {
        lock (gate)
        {
            taken[channel] -= count;
            return wanted.Contains(channel);
        }
    }

    /// <summary>Gives back slots by which nothing left.</summary>
    public void GiveBack(string channel, int count)
    {
        lock (gate)
        {
            Take(channel, -count);
        }
    }

    /// <summary>A look at the gateway's queue begins: until it ends nobody knows whether it leaves texts that find no slot.</summary>
    public void BeginLook(string channel)
    {
        lock (gate)
        {
            wanted.Add(channel);
        }
    }

    /// <summary>The look left nothing that waits for a slot: who gives one back needs wake nobody.</summary>
    public void FoundAll(string channel)
    {
        lock (gate)
        {
            wanted.Remove(channel);
        }
    }

    private void Take(string channel, int count)
    {
        taken[channel] = taken.GetValueOrDefault(channel) + count;
        pace.Took(channel, count);
    }

    // Texts below a page never take the last slots: a page must not wait for one of them to end.
    private int FreeUnlocked(string channel, string lane)
    {
        var kept = lane == "page" ? 0 : Math.Min(options.SlotsKeptForPages, options.SlotsPerGateway - 1);
        return Math.Max(0, Math.Min(options.SlotsPerGateway - kept - taken.GetValueOrDefault(channel), pace.Allows(channel, lane)));
    }
}
