using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using DutyWatch.Contracts;

namespace DutyWatch.Server.Upward;

/// <summary>A passed report as it leaves: by the client and as a file it is word for word the same, so that both ways at once are one report there.</summary>
internal static class Outgoing
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };

    /// <param name="theirIncident">What our first report became there; null before it was answered.</param>
    public static FileReportRequest Report(FileReportRequest content, Guid? theirIncident) => content with
    {
        IncidentId = content.Stage == ReportStage.First ? null : theirIncident,
        // They know of no incident, because nothing earlier got through: then this is the first they hear of it.
        Stage = theirIncident is null && content.Stage is ReportStage.Update or ReportStage.Final ? ReportStage.First : content.Stage,
    };

    /// <summary>White space does not count, nor how a character was escaped.</summary>
    public static string Hash(JsonElement report) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(report, Compact)));
}
