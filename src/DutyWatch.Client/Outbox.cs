using System.Text.Json;
using DutyWatch.Contracts;

namespace DutyWatch.Client;

/// <summary>
/// The queue on disk: one journal, only ever appended to and flushed to the disk before anything is promised. A line that was cut
/// short by a crash was promised to nobody and is dropped at the next start.
/// </summary>
internal sealed class Outbox : IDisposable
{
    private const string JournalName = "outbox.jsonl";

    private readonly Lock gate = new();
    private readonly LinkedList<QueuedReport> waiting = new();
    private readonly Dictionary<Guid, Kept> kept = [];
    private FileStream journal;
    private TaskCompletionSource emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Outbox(FileStream journal) => this.journal = journal;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <exception cref="IOException">Another process has this folder open.</exception>
    /// <exception cref="JsonException">The journal is damaged: nothing is changed in it.</exception>
    public static Outbox Open(string folder, DateTimeOffset forget)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, JournalName);
        var outbox = new Outbox(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        outbox.Load();
        outbox.Compact(path, forget);
        return outbox;
    }

    /// <summary>Queues a report. When this returns it is on the disk. The same report again changes nothing.</summary>
    /// <exception cref="ArgumentException">The id was used for another content.</exception>
    public void Add(QueuedReport report)
    {
        lock (gate)
        {
            if (kept.TryGetValue(report.Report.ReportId, out var known))
            {
                if (known.ContentHash != report.ContentHash)
                {
                    throw new ArgumentException($"Report {report.Report.ReportId} was filed before with another content", nameof(report));
                }
                return;
            }
            Append(new Line { Queued = report });
            Apply(new Line { Queued = report });
        }
    }

    /// <summary>The oldest report without an answer; null when there is none.</summary>
    public QueuedReport? Head()
    {
        lock (gate)
        {
            return waiting.First?.Value;
        }
    }

    public Task WhenEmpty()
    {
        lock (gate)
        {
            return waiting.Count == 0 ? Task.CompletedTask : emptied.Task;
        }
    }

    public bool Knows(Guid reportId)
    {
        lock (gate)
        {
            return kept.ContainsKey(reportId);
        }
    }

    /// <summary>What was answered to a report, as far as it is known.</summary>
    public FilingAnswer? AnswerTo(Guid reportId)
    {
        lock (gate)
        {
            return kept.GetValueOrDefault(reportId)?.Answer;
        }
    }

    /// <summary>Answered, told and done with.</summary>
    public void Settle(FilingAnswer answer, DateTimeOffset now)
    {
        lock (gate)
        {
            var line = new Line { Answered = answer, At = now };
            Append(line);
            Apply(line);
        }
    }

    public void Dispose() => journal.Dispose();

    // Only what stands before the last line's end was ever promised. A whole line that cannot be read is damage, and is not passed over in silence.
    private void Load()
    {
        using var reader = new StreamReader(journal, leaveOpen: true);
        var whole = reader.ReadToEnd().Split('\n')[..^1];
        foreach (var text in whole)
        {
            Apply(JsonSerializer.Deserialize<Line>(text, ClientJson.Options)!);
        }
    }

    private void Apply(Line line)
    {
        if (line.Queued is { } queued)
        {
            emptied = waiting.Count == 0 ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : emptied;
            waiting.AddLast(queued);
            kept[queued.Report.ReportId] = new Kept(queued.ContentHash, null, null);
        }
        if (line.Answered is { } answer)
        {
            kept[answer.ReportId] = new Kept(line.ContentHash ?? kept[answer.ReportId].ContentHash, answer, line.At);
            if (waiting.First?.Value.Report.ReportId == answer.ReportId)
            {
                waiting.RemoveFirst();
            }
            if (waiting.Count == 0)
            {
                emptied.TrySetResult();
            }
        }
    }

    // Written beside and renamed over: whatever happens, one of the two journals is whole.
    private void Compact(string path, DateTimeOffset forget)
    {
        foreach (var old in kept.Where(k => k.Value.AnsweredAt < forget).Select(k => k.Key).ToList())
        {
            kept.Remove(old);
        }
        var fresh = new FileStream(path + ".new", FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var answered = kept.Where(k => k.Value.Answer is not null).Select(k => new Line { Answered = k.Value.Answer, At = k.Value.AnsweredAt, ContentHash = k.Value.ContentHash });
        foreach (var line in answered.Concat(waiting.Select(report => new Line { Queued = report })))
        {
            Write(fresh, line);
        }
        fresh.Flush(flushToDisk: true);
        File.Move(path + ".new", path, overwrite: true);
        journal.Dispose();
        journal = fresh;
    }

    private void Append(Line line)
    {
        Write(journal, line);
        journal.Flush(flushToDisk: true);
    }

    private static void Write(FileStream file, Line line)
    {
        file.Write(JsonSerializer.SerializeToUtf8Bytes(line, ClientJson.Options));
        file.WriteByte((byte)'\n');
    }

    private sealed record Kept(string ContentHash, FilingAnswer? Answer, DateTimeOffset? AnsweredAt);

    /// <summary>One line of the journal: a report that was queued, or the answer to one.</summary>
    internal sealed record Line
    {
        public QueuedReport? Queued { get; init; }
        public FilingAnswer? Answered { get; init; }
        public DateTimeOffset? At { get; init; }

        /// <summary>Of an answered report whose own line is gone: its id still must not be used for anything else.</summary>
        public string? ContentHash { get; init; }
    }
}

/// <param name="SameIncidentAs">An earlier report of this queue, for a follow-up that was written before the first one had its answer.</param>
internal sealed record QueuedReport(FileReportRequest Report, Guid? SameIncidentAs, string ContentHash);
