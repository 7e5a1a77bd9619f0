using System.Text;
using DutyWatch.Alerts.Inbound;
using DutyWatch.Alerts.Receipts;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Mvc;

namespace DutyWatch.Alerts.Twilio;

/// <summary>What Twilio calls: verify, store, answer. Everything is committed before the answer leaves, so that Twilio may repeat what we did not keep.</summary>
internal static class TwilioCallbacks
{
    private const int LongestBody = 64 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/gateways/twilio/status", Status).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost("/gateways/twilio/inbound", Inbound).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> Status(HttpContext http, [FromServices] CallbackParts parts)
    {
        if (await Verified(http, parts) is not { } call)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        Fault.Point("callback.verified");
        var report = Report(http.Request, call);
        await parts.Database.Do(tx => parts.Receipts.Handle(tx, parts.Clocks.Now, report), http.RequestAborted);
        Fault.Point("callback.answering");
        return Results.NoContent();
    }

    private static async Task<IResult> Inbound(HttpContext http, [FromServices] CallbackParts parts)
    {
        if (await Verified(http, parts) is not { } call)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        var text = new InboundText(GatewayOptions.Twilio, call.Form["MessageSid"] ?? "", call.Form["From"] ?? "", call.Form["Body"] ?? "");
        await parts.Database.Do(tx => parts.Inbound.Handle(tx, parts.Clocks.Now, text), http.RequestAborted);
        Fault.Point("inbound.answering");
        return Results.Content("<Response/>", "text/xml", Encoding.UTF8);
    }

    private static GatewayReport Report(HttpRequest request, Call call)
    {
        var status = call.Form["MessageStatus"] ?? call.Form["SmsStatus"] ?? "";
        var (sid, error) = (call.Form["MessageSid"], call.Form["ErrorCode"]);
        var repeat = request.Headers["I-Twilio-Idempotency-Token"].ToString();
        return new GatewayReport(
            GatewayOptions.Twilio,
            Guid.TryParse(request.Query["mid"], out var delivery) ? delivery : null,
            sid, status, TwilioStatus.StateOf(status),
            int.TryParse(error, out var code) ? TwilioErrors.Reason(code) : error,
            repeat.Length > 0 ? repeat : $"{sid}/{status}/{error}",
            call.Body);
    }

    // A captured call can be replayed for ever, and names and values of a signed body can be shifted: so the account is checked
    // too, repeats are recognised by key, and only a delivery that exists is touched.
    private static async Task<Call?> Verified(HttpContext http, CallbackParts parts)
    {
        Fault.Point("callback.received");
        if (http.Request.ContentLength is > LongestBody || await ReadBody(http.Request) is not { } body)
        {
            return null;
        }
        var url = parts.Gateways.PublicUrl.TrimEnd('/') + http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var signature = http.Request.Headers["X-Twilio-Signature"].ToString();
        if (!TwilioSignature.IsValid(parts.Twilio.AuthToken, signature, url, body))
        {
            return null;
        }
        var form = TwilioForm.Parse(body);
        return form["AccountSid"] == parts.Twilio.AccountSid ? new Call(form, body) : null;
    }

    private static async Task<string?> ReadBody(HttpRequest request)
    {
        var buffer = new byte[LongestBody + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return length > LongestBody ? null : Encoding.UTF8.GetString(buffer, 0, length);
    }

    private sealed record Call(TwilioForm Form, string Body);
}

/// <summary>What Twilio's callbacks need.</summary>
internal sealed record CallbackParts(Database Database, Clocks Clocks, TakeReceipt Receipts, TakeInbound Inbound, GatewayOptions Gateways, TwilioOptions Twilio);
