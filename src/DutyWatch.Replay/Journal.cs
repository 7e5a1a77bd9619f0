using System.Text.Json;

namespace DutyWatch.Replay;

/// <summary>Which entries are done and which incidents they opened: one line each, on the disk before the next is begun. An entry that was done but not written down is done again, and does no harm.</summary>
internal sealed class Journal
{
    private readonly string file;
    private readonly Dictionary<string, Done> done = [];

    private Journal(string file) => this.file = file;

    public static Journal Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var journal = new Journal(Path.Combine(folder, "done.jsonl"));
        if (File.Exists(journal.file))
        {
            // A line that was cut short counts as not written.
            var text = File.ReadAllText(journal.file);
            var whole = text[..(text.LastIndexOf('\n') + 1)];
            File.WriteAllText(journal.file, whole);
            foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                journal.Take(JsonSerializer.Deserialize<Done>(line, ReplayJson.Options)!);
            }
        }
        return journal;
    }

    /// <summary>The script's names for incidents, with the server's ids.</summary>
    public Dictionary<string, Guid> Incidents { get; } = [];

    public bool Has(Entry entry) => done.ContainsKey(entry.Id);

    public void Write(Entry entry, Guid? incidentId)
    {
        var line = new Done(entry.Id, entry.Incident, incidentId);
        using (var stream = new FileStream(file, FileMode.Append, FileAccess.Write))
        {
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(line, ReplayJson.Options));
            stream.WriteByte((byte)'\n');
            stream.Flush(flushToDisk: true);
        }
        Take(line);
    }

    private void Take(Done line)
    {
        done[line.Entry] = line;
        if (line is { Incident: { } name, IncidentId: { } id })
        {
            Incidents[name] = id;
        }
    }

    private sealed record Done(string Entry, string? Incident, Guid? IncidentId);
}
