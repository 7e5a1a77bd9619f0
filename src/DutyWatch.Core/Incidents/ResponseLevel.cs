using System.Text;

namespace DutyWatch.Core.Incidents;

/// <summary>The level of an emergency response (应急响应) as people write it: `II`, `Ⅱ级`, `二级响应`, `2`.</summary>
public static class ResponseLevel
{
    // The longer word first: "III" holds "II".
    private static readonly (string Word, Level Level)[] Known =
    [
        ("IV", Level.IV), ("III", Level.III), ("II", Level.II), ("I", Level.I),
        ("一", Level.I), ("二", Level.II), ("三", Level.III), ("四", Level.IV), ("1", Level.I), ("2", Level.II), ("3", Level.III), ("4", Level.IV),
    ];

    /// <summary>Null when no level is named.</summary>
    public static Level? Parse(string? text)
    {
        var plain = text?.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        return plain is null ? null : Known.Where(known => plain.Contains(known.Word, StringComparison.Ordinal)).Select(known => (Level?)known.Level).FirstOrDefault();
    }
}
