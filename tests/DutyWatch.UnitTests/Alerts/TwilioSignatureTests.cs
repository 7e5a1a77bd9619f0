using System.Text.Json;
using DutyWatch.Alerts.Twilio;

namespace DutyWatch.UnitTests.Alerts;

public sealed class TwilioSignatureTests
{
    public static TheoryData<string> Vectors => [.. TwilioData.Read("signature-vectors.json").GetProperty("vectors").EnumerateArray().Select(v => v.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_recorded_signature_is_judged_as_the_reference_does(string name)
    {
        var vector = TwilioData.Read("signature-vectors.json").GetProperty("vectors").EnumerateArray().Single(v => v.GetProperty("name").GetString() == name);

        var valid = TwilioSignature.IsValid(Text(vector, "authToken"), Text(vector, "signature"), Text(vector, "requestUrl"), Text(vector, "body"));

        Assert.Equal(vector.GetProperty("valid").GetBoolean(), valid);
    }

    [Fact]
    public void An_empty_token_validates_nothing()
    {
        var signature = TwilioSignature.Compute("", "https://duty.example.org/");

        Assert.False(TwilioSignature.IsValid("", signature, "https://duty.example.org/", ""));
    }

    private static string Text(JsonElement vector, string name) => vector.GetProperty(name).GetString()!;
}
