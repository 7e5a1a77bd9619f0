using System.Text.Json;

namespace DutyWatch.SystemTests.Alerts;

/// <summary>Requests recorded from the real library (tests/data/twilio).</summary>
internal static class Golden
{
    /// <summary>The folder of the whole project.</summary>
    public static string Root { get; } = FindRoot();

    public static string Body(string name)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "tests", "data", "twilio", "sdk-golden-requests.json")));
        return file.RootElement.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name)
            .GetProperty("request").GetProperty("body").GetString()!;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DutyWatch.sln")))
        {
            folder = folder.Parent;
        }
        return folder!.FullName;
    }
}

/// <summary>How a process is set up for one real gateway.</summary>
internal static class Settings
{
    public static readonly KeyValuePair<string, string?>[] PhoneBox = [new("Gateways:Order", "phone-box")];

    public static KeyValuePair<string, string?>[] Twilio(string baseUrl, string publicUrl) =>
    [
        new("Gateways:Twilio:BaseUrl", baseUrl),
        new("Gateways:Twilio:AccountSid", FakeTwilio.AccountSid),
        new("Gateways:Twilio:AuthToken", FakeTwilio.AuthToken),
        new("Gateways:Twilio:From", "+15005550006"),
        new("Gateways:Twilio:NoReplies", ""),
        new("DutyWatch:PublicUrl", publicUrl),
    ];
}
