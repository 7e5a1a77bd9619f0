using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace DutyWatch.Bench.Filing;

/// <summary>
/// Values as pgbench writes them. What is a key is made from the client's number and a counter; everything else, contents and hashes among
/// it, stays as it was recorded, so that the rows are as wide as ours.
/// </summary>
internal sealed partial class ScriptValues
{
    /// <summary>
    /// The counters, and the same county for a filer of this number as <see cref="Reports.UnitOf"/> gives it. `k` is -1 for a first report and
    /// counts the follow-ups from 0; `inc` is the incident's own number, `cur` the report's.
    /// </summary>
    public const string Head = """
        \set n :n + 1
        \set k mod(:n, 10) - 1
        \set inc (:client_id + 1) * 100000000000 + (:n - mod(:n, 10)) * 1000
        \set cur :inc + 1000 + (:k + 1) * 500
        \set unit 513322 + mod(:client_id, 17)
        \set code random(1000, 9999)

        """;

    // An incident's obligations to follow up: what one follow-up opens, the next one settles.
    private const int FirstOwed = 900;

    private readonly string unit;
    private readonly HashSet<object> different;
    private readonly List<Guid> ofFirst;
    private readonly List<Guid> ofFollowUp;
    private readonly Guid settled;
    private readonly Guid opened;

    public ScriptValues(string unit, HashSet<object> different, List<Guid[]> first, List<Guid[]> followUp)
    {
        this.unit = unit;
        this.different = different;
        ofFirst = [.. first.SelectMany(ids => ids).Distinct()];
        ofFollowUp = [.. followUp.SelectMany(ids => ids).Distinct()];
        // Together in one parameter: what the follow-up settles, which is older, and what it opens.
        var pair = followUp.First(ids => ids.Length == 2 && ofFirst.Contains(ids[0]) && !ofFirst.Contains(ids[1]) && different.Contains(ids[1]));
        (settled, opened) = (pair[0], pair[1]);
    }

    public static IEnumerable<object> Single(object? value) => value is Array and not byte[] ? ((IEnumerable)value).Cast<object>() : [value!];

    public string WriteFirst(NpgsqlParameter parameter) =>
        Write(parameter, value => value is Guid id && different.Contains(id) ? id == settled ? Uuid($":inc::int8 + {FirstOwed}") : Uuid($":inc::int8 + {ofFirst.IndexOf(id)}") : Write(value));

    public string WriteFollowUp(NpgsqlParameter parameter) => Write(parameter, value => value switch
    {
        Guid id when id == settled => Uuid($":inc::int8 + {FirstOwed} + :k::int8"),
        Guid id when id == opened => Uuid($":inc::int8 + {FirstOwed + 1} + :k::int8"),
        Guid id when different.Contains(id) && ofFirst.Contains(id) => Uuid($":inc::int8 + {ofFirst.IndexOf(id)}"),
        Guid id when different.Contains(id) => Uuid($":cur::int8 + {ofFollowUp.IndexOf(id)}"),
        // The follow-ups of an incident are counted.
        int number when parameter is { ParameterName: "no", Value: int[] } => $"{number} + :k::int",
        _ => Write(value),
    });

    private static string Write(NpgsqlParameter parameter, Func<object?, string> write)
    {
        var isArray = (parameter.NpgsqlDbType & NpgsqlDbType.Array) != 0;
        var type = TypeOf(parameter.NpgsqlDbType & ~NpgsqlDbType.Array);
        return isArray
            ? $"array[{string.Join(", ", Single(parameter.Value).Select(write))}]::{type}[]"
            : $"({write(parameter.Value!)})::{type}";
    }

    private string Write(object? value) => value switch
    {
        null or DBNull => "null",
        string text when text == unit => ":unit::text",
        string text when different.Contains(text) && Code().IsMatch(text) => ":code::text",
        string text when different.Contains(text) && IsNumber(text) => "'GZ-' || :inc::text",
        string text => Quote(text),
        byte[] bytes => $"E'\\\\x{Convert.ToHexString(bytes)}'",
        bool yes => yes ? "true" : "false",
        DateTimeOffset at => Quote(at.ToString("O", CultureInfo.InvariantCulture)),
        DateOnly day => Quote(day.ToString("O", CultureInfo.InvariantCulture)),
        Guid id => $"'{id}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Uuid(string number) => $"lpad(({number})::text, 32, '0')::uuid";

    // A colon in a text would be read as a variable.
    private static string Quote(string text) =>
        $"E'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace(":", "\\x3A", StringComparison.Ordinal).Replace(";", "\\x3B", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}'";

    private static string TypeOf(NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Text => "text",
        NpgsqlDbType.Uuid => "uuid",
        NpgsqlDbType.Boolean => "boolean",
        NpgsqlDbType.Integer => "int",
        NpgsqlDbType.Bigint => "bigint",
        NpgsqlDbType.Numeric => "numeric",
        NpgsqlDbType.TimestampTz => "timestamptz",
        NpgsqlDbType.Date => "date",
        NpgsqlDbType.Bytea => "bytea",
        NpgsqlDbType.Jsonb => "jsonb",
        _ => throw new NotSupportedException(type.ToString()),
    };

    [GeneratedRegex(@"^\d{4}$")]
    private static partial Regex Code();

    // An incident's number, and no subject or body that only mentions it.
    private static bool IsNumber(string text) => text.All(char.IsAscii) && !text.Contains(':', StringComparison.Ordinal);
}
