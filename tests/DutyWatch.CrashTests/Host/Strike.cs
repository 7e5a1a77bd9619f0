using System.Globalization;

namespace DutyWatch.CrashTests.Host;

internal enum How
{
    /// <summary>The process ends as by `kill -9`, in the middle of the line.</summary>
    Kill,

    /// <summary>Every process of PostgreSQL ends as by `kill -9`; this one goes on.</summary>
    Postgres,

    /// <summary>The place throws.</summary>
    Throw,
}

/// <summary>What happens where: at the n-th pass of a point of the code, once.</summary>
internal sealed record Strike(string Point, How How, int Pass)
{
    public static Strike Parse(string text) => text.Split(' ') is [var point, var how, var pass]
        ? new Strike(point, Enum.Parse<How>(how, ignoreCase: true), int.Parse(pass, CultureInfo.InvariantCulture))
        : throw new FormatException($"Not a strike: {text}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Point} {How.ToString().ToLowerInvariant()} {Pass}");
}

/// <summary>What a point throws when it was told to.</summary>
internal sealed class PlantedFault(string point) : Exception($"planted at {point}");
