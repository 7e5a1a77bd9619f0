using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DutyWatch.Server.Site;

/// <summary>A record of a pack and where it stands.</summary>
internal sealed record Entry<T>(T Row, RecordReader At);

/// <summary>A pack whose files could be read; whether its records fit together is still to be checked.</summary>
internal sealed class PackDraft
{
    private static readonly string[] Files =
        ["site.json", "units.json", "outlines.json", "kinds.json", "holidays.json", "people.json", "rosters.json", "policies.json", "ladders.json", "levels.json", "triggers.json", "checkins.json", "timetable.json", "texts.json"];

    private readonly string hash;
    private readonly Errors errors;

    private PackDraft(Dictionary<string, IReadOnlyList<RecordReader>> records, string hash, Errors errors)
    {
        (this.hash, this.errors) = (hash, errors);
        Site = PackRows.Site(records["site.json"][0]);
        Units = Each(records["units.json"], PackRows.Unit);
        Outlines = Each(records["outlines.json"], PackRows.Outline);
        Kinds = [.. records["kinds.json"].Select((at, i) => new Entry<KindRow>(PackRows.Kind(at, i + 1), at))];
        Calendar = Each(records["holidays.json"], PackRows.CalendarDay);
        People = Each(records["people.json"], PackRows.Person);
        Rosters = Each(records["rosters.json"], PackRows.Roster);
        (Deadlines, FollowUps) = PackRows.Policies(records["policies.json"]);
        Ladders = Each(records["ladders.json"], PackRows.Ladder);
        Criteria = Each(records["levels.json"], PackRows.Criterion);
        Triggers = [.. records["triggers.json"].Select((at, i) => new Entry<TriggerRow>(PackRows.Trigger(at, i + 1), at))];
        (CheckIns, Periods) = PackRows.CheckIns(records["checkins.json"]);
        Timetable = Each(records["timetable.json"], PackRows.Timetable);
        Texts = Each(records["texts.json"], PackRows.Text);
    }

    public Entry<SiteRow> Site { get; }

    public IReadOnlyList<Entry<UnitRow>> Units { get; }

    public IReadOnlyList<Entry<OutlineRow>> Outlines { get; }

    public IReadOnlyList<Entry<KindRow>> Kinds { get; }

    public IReadOnlyList<Entry<CalendarRow>> Calendar { get; }

    public IReadOnlyList<Entry<PersonRow>> People { get; }

    public IReadOnlyList<Entry<RosterRow>> Rosters { get; }

    public IReadOnlyList<Entry<DeadlineRow>> Deadlines { get; }

    public IReadOnlyList<Entry<FollowUpRow>> FollowUps { get; }

    public IReadOnlyList<Entry<DraftLadder>> Ladders { get; }

    public IReadOnlyList<Entry<CriterionRow>> Criteria { get; }

    public IReadOnlyList<Entry<TriggerRow>> Triggers { get; }

    public IReadOnlyList<Entry<CheckInRow>> CheckIns { get; }

    public IReadOnlyList<Entry<PeriodRow>> Periods { get; }

    public IReadOnlyList<Entry<TimetableRow>> Timetable { get; }

    public IReadOnlyList<Entry<TextRow>> Texts { get; }

    public SitePack Finished => new(
        Site.Row, Rows(Units), Rows(Outlines), Rows(Kinds), Rows(Calendar), Rows(People), Rows(Rosters), Rows(Deadlines), Rows(FollowUps),
        [.. Ladders.Select(ladder => ladder.Row.Finished)], Rows(Criteria), Rows(Triggers), Rows(CheckIns), Rows(Periods), Rows(Timetable), Rows(Texts), hash);

    /// <summary>Null when a file is missing or is not JSON: every reference into it would be a false error.</summary>
    public static PackDraft? Read(string folder, Errors errors)
    {
        var records = new Dictionary<string, IReadOnlyList<RecordReader>>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files)
        {
            if (Content(folder, file, errors) is { } content && Records(file, content, errors) is { } found)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{file}\n{content.Length}\n"));
                hash.AppendData(content);
                records.Add(file, found);
            }
        }
        return records.Count == Files.Length ? new PackDraft(records, Convert.ToHexStringLower(hash.GetHashAndReset()), errors) : null;
    }

    /// <summary>Notes a record that a file should have and has not.</summary>
    public void Missing(string file, string field, string zh, string en) => errors.Add(new Place(file, 1), field, zh, en);

    private static byte[]? Content(string folder, string file, Errors errors)
    {
        var path = Path.Combine(folder, file);
        if (File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }
        errors.Add(new Place(file, 1), "", "缺少这个文件", "this file is missing");
        return null;
    }

    private static RecordReader[]? Records(string file, byte[] content, Errors errors)
    {
        try
        {
            var tree = JsonTree.Parse(content);
            return file == Files[0] ? Settings(file, tree, errors) : List(file, tree, errors);
        }
        // The only news of malformed text that the framework's reader gives.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var line = e is JsonException { LineNumber: { } at } ? (int)at + 1 : 1;
            errors.Add(new Place(file, line), "",
                "不是正确的 JSON，请检查这一行及上一行的括号、引号和逗号",
                "malformed JSON: check brackets, quotes and commas of this line and the one before");
            return null;
        }
    }

    private static RecordReader[]? Settings(string file, JsonTree tree, Errors errors) =>
        IsKind(tree, JsonKind.Record, new Place(file, tree.Line), errors) ? [new RecordReader(file, tree, errors)] : null;

    private static RecordReader[]? List(string file, JsonTree tree, Errors errors) =>
        IsKind(tree, JsonKind.List, new Place(file, tree.Line), errors)
            ? [.. tree.Items.Where(item => IsKind(item, JsonKind.Record, new Place(file, item.Line), errors)).Select(item => new RecordReader(file, item, errors))]
            : null;

    private static bool IsKind(JsonTree tree, JsonKind kind, Place place, Errors errors)
    {
        if (tree.Kind == kind)
        {
            return true;
        }
        errors.Add(place, "", kind == JsonKind.List ? "应为列表 […]" : "应为对象 {…}", kind == JsonKind.List ? "this should be a list […]" : "this should be an object {…}");
        return false;
    }

    private static List<Entry<T>> Each<T>(IEnumerable<RecordReader> records, Func<RecordReader, T> read) =>
        [.. records.Select(at => new Entry<T>(read(at), at))];

    private static List<T> Rows<T>(IEnumerable<Entry<T>> entries) => [.. entries.Select(entry => entry.Row)];
}

/// <summary>A ladder whose steps still know their lines.</summary>
internal sealed record DraftLadder(string Name, IReadOnlyList<Entry<LadderStepRow>> Steps)
{
    public LadderRow Finished => new(Name, [.. Steps.Select(step => step.Row)]);
}
