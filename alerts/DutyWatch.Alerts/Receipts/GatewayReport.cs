namespace DutyWatch.Alerts.Receipts;

/// <summary>What a gateway said of a text that it has.</summary>
/// <param name="DeliveryId">Ours, from the address that the gateway called; null when it only knows its own.</param>
/// <param name="Status">The gateway's own word.</param>
/// <param name="State">What that means for us; null for a word that we do not know.</param>
/// <param name="DuplicateKey">The same for each repeat of this report.</param>
internal sealed record GatewayReport(
    string Channel, Guid? DeliveryId, string? GatewayId, string Status, string? State, string? ErrorCode, string DuplicateKey, string Raw);
