using System.Globalization;

namespace DutyWatch.Server.Site;

/// <summary>
/// Reads one record of a pack field by field. What is wrong is noted and an empty value stands in, so that one pass finds
/// every error; <see cref="Done"/> notes what nobody asked for.
/// </summary>
internal sealed class RecordReader(string file, JsonTree record, Errors errors, string path = "")
{
    private readonly HashSet<string> asked = [];

    public Place Place { get; } = new(file, record.Line);

    public string Text(string name) => Find(name, JsonKind.Text, "文字", "text") is { } found ? NotBlank(name, found) : "";

    public string? OptionalText(string name) => Optional(name, JsonKind.Text, "文字", "text")?.Text;

    public bool Truth(string name) => Find(name, JsonKind.Truth, "true 或 false", "true or false")?.Text == "true";

    public int Number(string name) => WholeNumber(name, Find(name, JsonKind.Number, "整数", "a whole number")) ?? 0;

    public int? OptionalNumber(string name) => WholeNumber(name, Optional(name, JsonKind.Number, "整数", "a whole number"));

    public decimal? OptionalDecimal(string name) => Optional(name, JsonKind.Number, "数字", "a number") is { } found
        ? Parsed<decimal>(
            name,
            found.Text,
            (text, culture) => decimal.TryParse(text, NumberStyles.Float, culture, out var value) ? value : null,
            "数字",
            "a number")
        : null;

    public Guid Id(string name) => Find(name, JsonKind.Text, "UUID", "a UUID") is { } found ? ParsedId(name, found.Text) : default;

    public DateOnly Day(string name) => Find(name, JsonKind.Text, "日期", "a day") is { } found
        ? Parsed<DateOnly>(
            name,
            found.Text,
            (text, culture) => DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var value) ? value : null,
            "日期，如 2026-01-01",
            "a day such as 2026-01-01") ?? default
        : default;

    /// <summary>One of a closed set, which the message spells out.</summary>
    public string OneOf(string name, IEnumerable<string> known)
    {
        var text = Text(name);
        if (text.Length > 0 && !known.Contains(text))
        {
            Note(name, $"“{text}”不在可用值中：{string.Join("、", known)}", $"'{text}' is none of {string.Join(", ", known)}");
        }
        return text;
    }

    public string? OptionalOneOf(string name, IEnumerable<string> known) => Optional(name, JsonKind.Text, "文字", "text") is null ? null : OneOf(name, known);

    public string[] Texts(string name) => List(name) is not { } list ? [] : TextsOf(name, list);

    /// <summary>Absent is empty.</summary>
    public string[] OptionalTexts(string name) => Optional(name, JsonKind.List, "列表", "a list") is { } list ? TextsOf(name, list) : [];

    public TimeOnly[] OptionalTimes(string name) =>
        [.. OptionalTexts(name).Select((text, i) => Parsed<TimeOnly>(
            $"{name}[{i}]",
            text,
            (t, culture) => TimeOnly.TryParseExact(t, "HH:mm", culture, DateTimeStyles.None, out var value) ? value : null,
            "时刻，如 08:00",
            "a time of day such as 08:00") ?? default)];

    public Guid[] Ids(string name) =>
        [.. Texts(name).Select((text, i) => ParsedId($"{name}[{i}]", text))];

    /// <summary>Lists of lists of [longitude, latitude]. One error a ring: a wrong file would have thousands.</summary>
    public decimal[][][] Rings(string name) =>
        [.. (List(name)?.Items ?? []).Select((ring, i) => Points($"{name}[{i}]", ring))];

    public IReadOnlyList<RecordReader> Records(string name) =>
        [.. (List(name)?.Items ?? []).Select((item, i) => (item, i)).Where(x => Is(x.item, $"{name}[{x.i}]", JsonKind.Record, "对象 {…}", "an object {…}"))
            .Select(x => new RecordReader(file, x.item, errors, $"{path}{name}[{x.i}]."))];

    public void Note(string name, string zh, string en) =>
        errors.Add(Place with { Line = record.Members.FirstOrDefault(m => m.Name == name.Split('[')[0])?.Value.Line ?? record.Line }, path + name, zh, en);

    /// <summary>Notes unknown and repeated properties: a misspelt one would otherwise be a rule that nobody follows.</summary>
    public void Done()
    {
        foreach (var unknown in record.Members.Where(member => !asked.Contains(member.Name)))
        {
            Note(unknown.Name, "没有这个字段，请检查拼写或删除", "no such property: check the spelling or remove it");
        }
        foreach (var repeated in record.Members.GroupBy(member => member.Name).Where(group => group.Count() > 1))
        {
            Note(repeated.Key, "字段重复，只保留一个", "this property stands twice: keep one");
        }
    }

    private JsonTree? List(string name) => Find(name, JsonKind.List, "列表 […]", "a list […]");

    private string[] TextsOf(string name, JsonTree list) =>
        [.. list.Items.Where((item, i) => Is(item, $"{name}[{i}]", JsonKind.Text, "文字", "text")).Select(item => item.Text)];

    private decimal[][] Points(string name, JsonTree ring)
    {
        if (!Is(ring, name, JsonKind.List, "列表 […]", "a list […]"))
        {
            return [];
        }
        var points = ring.Items.Select(Point).ToList();
        if (points.Count == 0 || points.Contains(null))
        {
            Note($"{name}[{Math.Max(points.IndexOf(null), 0)}]", "应为 [经度, 纬度]，如 [101.9571, 29.9984]", "should be [longitude, latitude] such as [101.9571, 29.9984]");
            return [];
        }
        return [.. points.Select(point => point!)];
    }

    private static decimal[]? Point(JsonTree point) =>
        point is { Kind: JsonKind.List, Items: [{ Kind: JsonKind.Number } east, { Kind: JsonKind.Number } north] }
        && decimal.TryParse(east.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && Math.Abs(longitude) <= 180
        && decimal.TryParse(north.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && Math.Abs(latitude) <= 90
            ? [longitude, latitude]
            : null;

    private JsonTree? Find(string name, JsonKind kind, string zh, string en)
    {
        asked.Add(name);
        if (record.Members.FirstOrDefault(member => member.Name == name) is not { } member)
        {
            Note(name, $"缺少此字段，应为{zh}", $"this property is missing, it should be {en}");
            return null;
        }
        return Is(member.Value, name, kind, zh, en) ? member.Value : null;
    }

    private JsonTree? Optional(string name, JsonKind kind, string zh, string en)
    {
        asked.Add(name);
        return record.Members.FirstOrDefault(member => member.Name == name) is { Value.Kind: not JsonKind.Null } ? Find(name, kind, zh, en) : null;
    }

    private bool Is(JsonTree value, string name, JsonKind kind, string zh, string en)
    {
        if (value.Kind == kind)
        {
            return true;
        }
        errors.Add(Place with { Line = value.Line }, path + name, $"类型不对，应为{zh}", $"wrong type, it should be {en}");
        return false;
    }

    private string NotBlank(string name, JsonTree found)
    {
        if (string.IsNullOrWhiteSpace(found.Text))
        {
            Note(name, "不能为空", "must not be empty");
        }
        return found.Text;
    }

    private int? WholeNumber(string name, JsonTree? found) => found is null
        ? null
        : Parsed<int>(
            name,
            found.Text,
            (text, culture) => int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var value) ? value : null,
            "整数",
            "a whole number");

    private Guid ParsedId(string name, string text) =>
        Parsed<Guid>(name, text, (t, _) => Guid.TryParseExact(t, "D", out var value) ? value : null, "UUID", "a UUID") ?? default;

    private T? Parsed<T>(string name, string text, Func<string, CultureInfo, T?> parse, string zh, string en)
        where T : struct
    {
        if (parse(text, CultureInfo.InvariantCulture) is { } value)
        {
            return value;
        }
        Note(name, $"“{text}”应为{zh}", $"'{text}' should be {en}");
        return null;
    }
}
