using System.Text.RegularExpressions;

namespace DutyWatch.Core.TextReports;

/// <param name="County">Whose county it is, when the text says so or its township does.</param>
/// <param name="Text">As it was written; null when no place was recognised.</param>
internal sealed record SaidPlace(CountyName? County, string? Text, string? TownshipCode);

/// <summary>Finds county and place: a township of the unit's before one of elsewhere, a known one before what only ends like a place.</summary>
internal static partial class PlaceReader
{
    private const int LongestPlace = 20;
    private const int LongestLoosePlace = 8;

    public static SaidPlace Read(Unread text, SiteWords site, string? homeCounty)
    {
        var county = County(text, site);
        var code = county is null ? homeCounty : county.Code;
        var home = site.Townships.Where(t => t.CountyCode == code).ToList();
        return Known(text, home, county)
            ?? (county is null ? Elsewhere(text, site) : null)
            ?? Shaped(text, county, TownshipShape(), LongestPlace)
            ?? Shaped(text, county, PlaceShape(), LongestLoosePlace)
            ?? new SaidPlace(county, null, null);
    }

    // `泸定`, `泸定县`, and before its township (泸定磨西镇); 泸定桥 is a bridge.
    private static CountyName? County(Unread text, SiteWords site)
    {
        foreach (var piece in text.Pieces())
        {
            foreach (var county in site.Counties)
            {
                var length = piece.Text == county.Short ? county.Short.Length
                    : piece.Text.StartsWith(county.Name, StringComparison.Ordinal) ? county.Name.Length
                    : piece.Text.StartsWith(county.Short, StringComparison.Ordinal) && TownshipShape().IsMatch(piece.Text[county.Short.Length..]) ? county.Short.Length
                    : 0;
                if (length > 0)
                {
                    text.Take(piece.Start, length);
                    return county;
                }
            }
        }
        return null;
    }

    private static SaidPlace? Known(Unread text, IReadOnlyCollection<TownshipName> townships, CountyName? county)
    {
        var pieces = text.Pieces();
        foreach (var (piece, township) in pieces.SelectMany(p => townships.Select(t => (p, t))).Where(x => x.p.Text.StartsWith(x.t.Name, StringComparison.Ordinal)))
        {
            // A village behind it belongs to it; a sentence does not.
            var length = VillageBehind().Match(piece.Text, township.Name.Length) is { Success: true } village ? township.Name.Length + village.Length : township.Name.Length;
            return Take(text, piece.Start, length, county, township.Code);
        }
        foreach (var (piece, township) in pieces.SelectMany(p => townships.Select(t => (p, t))))
        {
            var at = piece.Text.IndexOf(township.Name, StringComparison.Ordinal);
            if (at >= 0)
            {
                return Take(text, piece.Start + at, township.Name.Length, county, township.Code);
            }
            if (township.Name.Length > 2 && piece.Text == township.Name[..^1])
            {
                return Take(text, piece.Start, piece.Text.Length, county, township.Code);
            }
        }
        return null;
    }

    // Two counties may have a township of one name; then only its name is known.
    private static SaidPlace? Elsewhere(Unread text, SiteWords site)
    {
        foreach (var piece in text.Pieces())
        {
            var named = site.Townships.Where(t => piece.Text == t.Name).ToList();
            if (named is [var only])
            {
                return Take(text, piece.Start, piece.Text.Length, site.Counties.FirstOrDefault(c => c.Code == only.CountyCode), only.Code);
            }
        }
        return null;
    }

    private static SaidPlace? Shaped(Unread text, CountyName? county, Regex shape, int longest)
    {
        var piece = text.Pieces().Find(p => p.Text.Length >= 2 && p.Text.Length <= longest && shape.IsMatch(p.Text) && !Sentence().IsMatch(p.Text));
        return piece is null ? null : Take(text, piece.Start, piece.Text.Length, county, null);
    }

    private static SaidPlace Take(Unread text, int start, int length, CountyName? county, string? township)
    {
        text.Take(start, length);
        return new SaidPlace(county, text.Text.Substring(start, length), township);
    }

    [GeneratedRegex(@"\G\p{L}{1,8}?(?:村|社区|组)(?:[0-9一二三四五六七八九十]{1,3}组)?$")]
    private static partial Regex VillageBehind();

    [GeneratedRegex(@"^\p{L}{1,17}(?:镇|乡|街道|村|社区)$")]
    private static partial Regex TownshipShape();

    [GeneratedRegex(@"^[\p{L}\p{N}+.-]{1,19}(?:沟|桥|隧道|路段|公路|国道|省道|路|街|厂|矿|站|场|院|校|园|寺|库|坝|湖|河|江|山|坡|岭|垭口|口|坪|湾|寨|小区|大厦|景区|工地|码头|处|段|组)$")]
    private static partial Regex PlaceShape();

    [GeneratedRegex("[已正请需被了求往赴在到]|发生|出动|救援|封路|塌方|断路|断桥|滑坡|起火|失火|着火")]
    private static partial Regex Sentence();
}
