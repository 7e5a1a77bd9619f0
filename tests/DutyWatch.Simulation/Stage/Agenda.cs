namespace DutyWatch.Simulation;

/// <summary>What somebody will do, by time and then in the order in which it was decided.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, long No)> waiting = new();
    private long count;

    public DateTimeOffset? Next => waiting.TryPeek(out _, out var first) ? first.At : null;

    public void At(DateTimeOffset at, Func<Task> act) => waiting.Enqueue(act, (new DateTimeOffset(at.Ticks - (at.Ticks % 10), TimeSpan.Zero), ++count));

    public Func<Task>? Take(DateTimeOffset now) => Next <= now ? waiting.Dequeue() : null;
}
