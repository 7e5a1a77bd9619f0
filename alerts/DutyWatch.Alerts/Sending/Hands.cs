namespace DutyWatch.Alerts.Sending;

/// <summary>
/// How a process does several things at once. The simulation has one hand that does them one after another, in the order given,
/// so that a seed replays exactly.
/// </summary>
internal class Hands
{
    /// <summary>Begins the work and does not wait for it. The work catches what it throws.</summary>
    public virtual void Begin(Func<Task> work) => _ = Task.Run(work);

    /// <summary>Does the work for each of them and waits for all.</summary>
    public virtual Task All<T>(IEnumerable<T> items, Func<T, Task> work) => Task.WhenAll(items.Select(work));
}
