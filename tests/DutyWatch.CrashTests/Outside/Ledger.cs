using System.Collections.Concurrent;
using DutyWatch.Contracts;
using DutyWatch.CrashTests.Ground;

namespace DutyWatch.CrashTests.Outside;

/// <summary>A text that the gateway took, and the delivery it was for.</summary>
internal sealed record Taken(Guid Delivery, string Sid, string To, string Body, DateTimeOffset At);

/// <summary>What somebody outside tried, and whether he was told that it is kept.</summary>
internal sealed class Attempts<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, bool> all = new();

    public int Count => all.Count;

    public bool Contains(TKey key) => all.ContainsKey(key);

    public IReadOnlyList<TKey> Acknowledged => [.. all.Where(a => a.Value).Select(a => a.Key)];

    public int Open => all.Count(a => !a.Value);

    public bool Try(TKey key) => all.TryAdd(key, false);

    public void Acknowledge(TKey key) => all[key] = true;
}

/// <summary>What happened outside the servers: nothing of it is ever taken back, whatever dies.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentQueue<string> lines = new();

    public Attempts<Guid> Reports { get; } = new();

    public ConcurrentDictionary<Guid, FileReportReply> Replies { get; } = new();

    /// <summary>By incident, once it is known; by command before.</summary>
    public Attempts<Guid> Leads { get; } = new();

    public ConcurrentDictionary<Guid, RecordLeadReply> RecordedLeads { get; } = new();

    public Attempts<Guid> Acknowledgements { get; } = new();

    public ConcurrentQueue<Taken> Texts { get; } = new();

    /// <summary>Reports on texts, by the key that tells repeats.</summary>
    public Attempts<string> Receipts { get; } = new();

    /// <summary>Texts of people, by the gateway's id.</summary>
    public Attempts<string> Answers { get; } = new();

    /// <summary>The cursors of the events that the console was told, in order.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>What nobody should ever have been told or asked.</summary>
    public ConcurrentQueue<string> Strange { get; } = new();

    public int Attempted => Reports.Count + Leads.Count + Acknowledgements.Count + Receipts.Count + Answers.Count;

    public int Acknowledged => Attempted - Open;

    /// <summary>What is still being tried.</summary>
    public int Open => Reports.Open + Leads.Open + Acknowledgements.Open + Receipts.Open + Answers.Open;

    public IReadOnlyCollection<string> Lines => lines;

    public void Write(string line) => lines.Enqueue($"{Site.Now:HH:mm:ss.fff} {line}");

    public void NoteStrange(string what)
    {
        Write($"STRANGE {what}");
        Strange.Enqueue(what);
    }
}
