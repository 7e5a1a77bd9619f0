using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DutyWatch.Simulation;

/// <summary>A line for everything that happens, ids as ordinals in the order in which they appear: two runs of a seed are compared byte by byte.</summary>
internal sealed partial class Trace
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, int> ordinals = [];

    public int Lines { get; private set; }

    public string Text => text.ToString();

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public void Say(DateTimeOffset at, string line)
    {
        Lines++;
        text.Append(at.UtcDateTime.ToString("MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)).Append(' ').Append(Short(line)).Append('\n');
    }

    public string Short(string line) => Id().Replace(line, id => "#" + Ordinal(id.Value));

    private string Ordinal(string id)
    {
        if (!ordinals.TryGetValue(id, out var ordinal))
        {
            ordinals[id] = ordinal = ordinals.Count + 1;
        }
        return ordinal.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
