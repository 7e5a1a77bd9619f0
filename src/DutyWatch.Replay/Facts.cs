using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DutyWatch.Contracts;

namespace DutyWatch.Replay;

/// <summary>What came of a replay, in words that can be held against the script's: what was owed and met, whom silence made somebody tell, what stands at the end.</summary>
internal static class Facts
{
    public static async Task<JsonObject> Of(Room room, IReadOnlyDictionary<string, Guid> incidents, CancellationToken ct)
    {
        var facts = new JsonObject();
        foreach (var (name, id) in incidents.OrderBy(i => i.Key, StringComparer.Ordinal))
        {
            facts[name] = Of(await room.Get<IncidentFile>($"/api/v1/incidents/{id}", ct));
        }
        return facts;
    }

    /// <summary>Every line that stands in one of them only.</summary>
    public static IReadOnlyList<string> Differences(JsonObject expected, JsonObject facts)
    {
        var wanted = Lines("", expected).ToList();
        var found = Lines("", facts).ToList();
        return [.. wanted.Except(found).Select(line => $"应有而无 missing: {line}"), .. found.Except(wanted).Select(line => $"应无而有 not expected: {line}")];
    }

    private static JsonObject Of(IncidentFile file)
    {
        var owed = file.Obligations.ToDictionary(o => o.Id);
        var alerts = file.Alerts.OrderBy(a => a.RaisedAt).ThenBy(a => a.StepPosition).ToList();
        var messages = alerts.SelectMany(a => a.Messages).ToList();
        return new JsonObject
        {
            ["number"] = file.Incident.Number,
            ["state"] = file.Incident.State,
            ["level"] = file.Incident.Level.ToString(),
            ["reports"] = file.Reports.Count,
            ["figures"] = Known(file.Incident.Figures),
            ["obligations"] = new JsonObject(file.Obligations.OrderBy(o => o.UnitCode, StringComparer.Ordinal).ThenBy(o => o.DueAt).ThenBy(o => o.No)
                .Select(o => KeyValuePair.Create<string, JsonNode?>(NameOf(o), $"due {Minute(o.DueAt)} {Outcome(o)}"))),
            ["pages"] = new JsonArray([.. alerts.Where(a => a.ObligationId is null).Select(a => (JsonNode)$"{Minute(a.RaisedAt)} {a.Kind} -> {Told(a)}")]),
            ["steps"] = new JsonArray([.. alerts.Where(a => a.ObligationId is not null).Select(a => (JsonNode)$"{Minute(a.RaisedAt)} {NameOf(owed[a.ObligationId!.Value])} {Rung(owed[a.ObligationId.Value], a)} -> {Told(a)}")]),
            ["textsUnanswered"] = messages.Count(m => m.AnsweredAt is null),
            ["textsAnswered"] = messages.Count(m => m.AnsweredAt is not null),
        };
    }

    private static string NameOf(ObligationView o) => o.Kind == "update" ? $"{o.UnitCode} update {o.No}" : $"{o.UnitCode} {o.Kind}";

    private static string Outcome(ObligationView o) =>
        JsonSerializer.SerializeToNode(o.State, ReplayJson.Options)!.GetValue<string>() + (o.LateBySeconds > 0 ? $" by {TimeSpan.FromSeconds(o.LateBySeconds.Value):c}" : "");

    private static string Rung(ObligationView o, AlertView alert)
    {
        var step = o.Ladder.First(s => s.Position == alert.StepPosition);
        return $"{alert.Kind.Split('.')[^1]} {step.OffsetMinutes:+0;-0;0}";
    }

    private static string Told(AlertView alert) =>
        alert.Messages.Count == 0 ? "nobody" : string.Join(", ", alert.Messages.Select(m => $"{m.UnitCode}/{m.Post} {(m.AnsweredAt is null ? "silent" : "answered")}").Order(StringComparer.Ordinal));

    private static JsonObject Known(Figures? figures)
    {
        var all = JsonSerializer.SerializeToNode(figures ?? new Figures(), ReplayJson.Options)!.AsObject();
        return new JsonObject(all.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone())));
    }

    private static string Minute(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(string path, JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Lines($"{path}/{p.Key}", p.Value)),
        JsonArray a => a.SelectMany((item, i) => Lines($"{path}", item)),
        _ => [$"{path}: {node?.ToString() ?? "null"}"],
    };
}
