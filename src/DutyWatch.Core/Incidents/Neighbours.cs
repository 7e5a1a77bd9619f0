namespace DutyWatch.Core.Incidents;

/// <summary>Why a county must hear of another county's incident.</summary>
public enum Concern
{
    /// <summary>It happened within five kilometres of it.</summary>
    Near,

    /// <summary>The filer says that it may spread over a border (S19).</summary>
    Ticked,

    /// <summary>It may become serious or worse (Emergency Response Law, article 62).</summary>
    Level,
}

/// <summary>A county of the site as the map knows it.</summary>
/// <param name="Neighbours">The codes of the units that it borders on.</param>
/// <param name="Rings">Its outline, as in GeoJSON: rings of [longitude, latitude]. What lies in an even number of them is outside.</param>
public sealed record County(string Code, string Name, IReadOnlyList<string> Neighbours, double[][][] Rings);

/// <summary>What is told of an incident, as far as its neighbours go by it.</summary>
/// <param name="County">Where it happened.</param>
/// <param name="At">Longitude and latitude, if they are known.</param>
public sealed record Happening(string County, (double Longitude, double Latitude)? At, bool MaySpread, Level Prospective);

public sealed record Concerned(string County, Concern Because);

/// <summary>毗邻通报: which counties of the site another county's incident may reach (Emergency Response Law, articles 62 and 64; R-P08).</summary>
public static class Neighbours
{
    /// <summary>省界、州界：可能蔓延.</summary>
    public const string MaySpread = "S19";

    public const double Near = 5000;

    private const double MetresOfADegree = 6_371_009 * Math.PI / 180;

    /// <summary>Each county once, in order of its code, for the nearest of the reasons.</summary>
    public static IReadOnlyList<Concerned> Of(IReadOnlyList<County> counties, Happening happening)
    {
        var bordering = counties.FirstOrDefault(county => county.Code == happening.County)?.Neighbours ?? [];
        return [.. counties
            .Where(county => county.Code != happening.County)
            .OrderBy(county => county.Code, StringComparer.Ordinal)
            .Select(county => Why(county, bordering.Contains(county.Code), happening) is { } because ? new Concerned(county.Code, because) : null)
            .OfType<Concerned>()];
    }

    /// <summary>In metres; 0 within the outline. On a plane through the point, which is true to some metres as far as "near" goes. Infinite without an outline.</summary>
    public static double Distance((double Longitude, double Latitude) at, double[][][] rings)
    {
        var wide = MetresOfADegree * Math.Cos(at.Latitude * Math.PI / 180);
        var sides = rings
            .Select(ring => Array.ConvertAll(ring, p => (X: (p[0] - at.Longitude) * wide, Y: (p[1] - at.Latitude) * MetresOfADegree)))
            .SelectMany(ring => ring.Zip(ring.Skip(1)))
            .ToList();
        return sides.Count(IsEastOfHere) % 2 == 1 ? 0 : sides.Select(FromHere).DefaultIfEmpty(double.PositiveInfinity).Min();
    }

    private static Concern? Why(County county, bool borders, Happening happening) =>
        happening.At is { } at && Distance(at, county.Rings) <= Near ? Concern.Near
        : borders && happening.MaySpread ? Concern.Ticked
        : borders && happening.Prospective is Level.I or Level.II ? Concern.Level
        : null;

    // Whether a ray eastwards from the origin crosses this side.
    private static bool IsEastOfHere(((double X, double Y) Start, (double X, double Y) End) side)
    {
        var (start, end) = side;
        return start.Y > 0 != end.Y > 0 && start.X - (start.Y * (end.X - start.X) / (end.Y - start.Y)) > 0;
    }

    // From the origin to the nearest point of a side.
    private static double FromHere(((double X, double Y) Start, (double X, double Y) End) side)
    {
        var (start, end) = side;
        var (x, y) = (end.X - start.X, end.Y - start.Y);
        var length = (x * x) + (y * y);
        var share = length > 0 ? Math.Clamp(-((start.X * x) + (start.Y * y)) / length, 0, 1) : 0;
        return Math.Sqrt(Math.Pow(start.X + (share * x), 2) + Math.Pow(start.Y + (share * y), 2));
    }
}
