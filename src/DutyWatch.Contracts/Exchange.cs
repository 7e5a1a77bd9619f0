using System.Text.Json;

namespace DutyWatch.Contracts;

/// <summary>A report of one DutyWatch for another, as a file. Attachments stay where they are.</summary>
/// <param name="Format">Always <see cref="ExchangeFile.FormatName"/>.</param>
/// <param name="Version">Of this form; a reader refuses what is newer than it knows.</param>
/// <param name="IncidentNumber">As the sender counts it.</param>
/// <param name="No">Which report of the sender on this incident: 1 is the first.</param>
/// <param name="EarlierReports">Ids of the sender's reports before it, so that the receiver finds its own incident.</param>
/// <param name="Report">As `POST /reports` takes it, without the incident's id.</param>
/// <param name="Sha256">In lower-case hexadecimal, of `report` in UTF-8 without white space between its tokens, members in the order of the file, nothing escaped that need not be.</param>
public sealed record ExchangeFile(
    string Format, int Version, DateTimeOffset SentAt, ExchangeSender Sender, string IncidentNumber, int No, IReadOnlyList<Guid> EarlierReports, JsonElement Report, string Sha256)
{
    public const string FormatName = "dutywatch-report";

    public const int NewestVersion = 1;
}

public sealed record ExchangeSender(string UnitCode, string Name);

/// <summary>An officer takes in the file of a unit below his own. It is filed as that unit's report.</summary>
public sealed record ImportReportRequest
{
    public required Guid CommandId { get; init; }

    /// <summary>The file as it is: nothing of it may be written anew.</summary>
    public required JsonElement File { get; init; }
}
