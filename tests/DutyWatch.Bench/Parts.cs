namespace DutyWatch.Bench;

/// <summary>The parts that this program plays in processes of their own beside the benchmark.</summary>
internal static class Parts
{
    /// <summary>Null when the arguments name no part.</summary>
    public static Task<int>? Of(string[] args) => args switch
    {
        ["--gateway"] => Play(Sending.Gateway.Serve()),
        ["--server", var connection, var roles] => Play(Hub.HubParts.Server(connection, roles)),
        ["--bare"] => Play(Hub.HubParts.Bare()),
        _ => null,
    };

    private static async Task<int> Play(Task part)
    {
        await part;
        return 0;
    }
}
