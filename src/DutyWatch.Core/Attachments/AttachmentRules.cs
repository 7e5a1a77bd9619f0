namespace DutyWatch.Core.Attachments;

/// <summary>How much may be attached, and for how long a file waits for its report.</summary>
public static class AttachmentRules
{
    public const long LargestFile = 50 * 1024 * 1024;

    /// <summary>Of one report.</summary>
    public const int MostOfReport = 20;

    /// <summary>A picture of more is a phone of tomorrow or an attack: 4 bytes each when drawn.</summary>
    public const long MostPixels = 120_000_000;

    /// <summary>What no report names yet, of one unit.</summary>
    public const int MostUnbound = 60;

    public const long MostUnboundBytes = 1024L * 1024 * 1024;

    /// <summary>What no report names after so long is removed: nobody can be going to file it still.</summary>
    public static readonly TimeSpan UnboundFor = TimeSpan.FromDays(1);
}
