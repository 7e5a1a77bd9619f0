using System.Globalization;

namespace DutyWatch.Bench.Hub;

/// <summary>A hub in its own process and how it is spoken to.</summary>
internal sealed record HubPlace(Child Child, string Path, IReadOnlyList<string> Keys) : IAsyncDisposable
{
    public int Port => int.Parse(Child.Greeting, CultureInfo.InvariantCulture);

    /// <summary>The server as it is built for `serve`, on a new site.</summary>
    /// <param name="watchRooms">Of a hundred consoles how many are the prefecture's.</param>
    public static async Task<HubPlace> Server(Ground ground, string name, int watchRooms, string gateway = "http://127.0.0.1:9")
    {
        var connection = await ground.NewSite(name);
        return await Server(connection, "all", await Hub.Keys.Make(connection, watchRooms), gateway);
    }

    /// <summary>The same on a site that is there.</summary>
    public static async Task<HubPlace> Server(string connection, string roles, IReadOnlyList<string> keys, string gateway = "http://127.0.0.1:9")
    {
        var child = await Child.Start(
            "dotnet",
            [typeof(Child).Assembly.Location, "--server", connection, roles],
            ("Gateways__Twilio__AccountSid", "ACours"),
            ("Gateways__Twilio__AuthToken", "token"),
            ("Gateways__Twilio__From", "+8610000000000"),
            ("Gateways__Twilio__BaseUrl", gateway),
            ("DutyWatch__PublicUrl", "http://localhost"));
        return new HubPlace(child, "/hubs/duty", keys);
    }

    public static async Task<HubPlace> Bare() => new(await Child.Self("--bare"), "/hubs/bare", ["nobody-asks"]);

    public ValueTask DisposeAsync() => Child.DisposeAsync();
}
