using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using DutyWatch.Contracts;

namespace DutyWatch.Client;

internal static class ClientJson
{
    /// <summary>As the contract writes it; a newer server may say more than this client knows.</summary>
    public static JsonSerializerOptions Options { get; } = Build();

    /// <summary>The same words are the same report.</summary>
    public static string HashOf(FileReportRequest report, Guid? sameIncidentAs) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { report, sameIncidentAs }, Options)));

    private static JsonSerializerOptions Build()
    {
        var options = ContractJson.Configure(new JsonSerializerOptions());
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip;
        options.RespectRequiredConstructorParameters = false;
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
