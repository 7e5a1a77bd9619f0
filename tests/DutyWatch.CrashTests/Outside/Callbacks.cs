using System.Collections.Concurrent;
using System.Text;
using DutyWatch.Alerts.Twilio;
using Microsoft.AspNetCore.WebUtilities;

namespace DutyWatch.CrashTests.Outside;

/// <summary>What a gateway calls: that a text was delivered, and what its person wrote back. It calls until it is answered.</summary>
internal sealed class Callbacks(Door door, Ledger ledger, CancellationToken closing) : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> answered = new();

    /// <param name="code">What the person answers with; null: he does not.</param>
    public async Task Delivered(Taken text, string path, string? code)
    {
        try
        {
            await Report(text, path);
            if (code is not null && answered.TryAdd(text.To + code, true))
            {
                await Answer(text, code);
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // The case is over.
        }
    }

    public void Dispose() => door.Dispose();

    private async Task Report(Taken text, string path)
    {
        var key = $"{text.Sid}/delivered/";
        ledger.Receipts.Try(key);
        await Call(path, Form(("MessageSid", text.Sid), ("MessageStatus", "delivered"), ("AccountSid", Gateway.AccountSid)));
        ledger.Write($"delivery of {text.Sid[^4..]} is acknowledged");
        ledger.Receipts.Acknowledge(key);
    }

    private async Task Answer(Taken text, string code)
    {
        var sid = "SI" + text.Sid[2..];
        ledger.Answers.Try(sid);
        await Call("/gateways/twilio/inbound", Form(("MessageSid", sid), ("From", text.To), ("To", Gateway.Number), ("Body", $"1 {code}"), ("AccountSid", Gateway.AccountSid)));
        ledger.Write($"answer {sid[^4..]} with {code} from {text.To} is acknowledged");
        ledger.Answers.Acknowledge(sid);
    }

    private async Task Call(string path, string body)
    {
        using var answer = await door.Insist(() => new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"),
            Headers = { { "X-Twilio-Signature", TwilioSignature.Compute(Gateway.AuthToken, door.Server.ToString().TrimEnd('/') + path + TwilioSignature.Parameters(body)) } },
        }, closing);
        if (!answer.IsSuccessStatusCode)
        {
            ledger.NoteStrange($"{path} was answered {(int)answer.StatusCode}");
        }
    }

    private static string Form(params (string Name, string Value)[] pairs) =>
        QueryHelpers.AddQueryString("", pairs.ToDictionary(p => p.Name, p => (string?)p.Value)).TrimStart('?');
}
