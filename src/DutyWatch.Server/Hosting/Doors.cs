using System.Buffers;
using System.Diagnostics;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Server.Access;
using DutyWatch.Server.Health;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Hosting;

/// <summary>One call through either door.</summary>
/// <param name="Door">`http` or `hub`.</param>
/// <param name="Id">The id in the path, when there is one.</param>
/// <param name="Number">The phone number in the path, when there is one.</param>
internal sealed record Call(Caller Caller, string Door, Guid? Id, string? Number, CancellationToken Ct);

/// <summary>A slice that changes something. It names the one action it needs.</summary>
internal interface IHandle<TRequest, TReply>
{
    static abstract Action Action { get; }

    Task<Answer<TReply>> Handle(TRequest request, Call call);
}

/// <summary>A slice that reads.</summary>
internal interface IQuery<TReply>
{
    static abstract Action Action { get; }

    Task<Answer<TReply>> Handle(IQueryCollection query, Call call);
}

/// <summary>What an endpoint demands; the access walk finds it on every one of them.</summary>
internal sealed record Demands(Action? Action);

/// <summary>The HTTP door: reads strictly, asks the access table, answers JSON or a problem.</summary>
internal static class Doors
{
    /// <summary>Large reports come this way; a hub message ends at 64 KB.</summary>
    public const int MaxBody = 1024 * 1024;

    /// <summary>What the socket lets in: more, so that a body that is too large is answered and not just cut off.</summary>
    public const int MaxSocketBody = 16 * MaxBody;

    public static RouteHandlerBuilder Command<THandler, TRequest, TReply>(this IEndpointRouteBuilder app, string path, string method = "POST")
        where THandler : IHandle<TRequest, TReply>
        where TRequest : notnull =>
        app.MapMethods(path, [method], async (HttpContext http, THandler handler) =>
            {
                var read = await ReadBody<TRequest>(http);
                return read.Refusal is { } refusal ? Problem(http, refusal) : Reply(http, await handler.Handle(read.Reply, CallOf(http)));
            })
            .Guarded(THandler.Action)
            // Whatever comes is read here and refused with a code: routing would answer a bare 415.
            .Accepts<TRequest>("application/json", AnyType)
            .Produces<TReply>();

    /// <summary>Said to routing and left out of the description.</summary>
    public const string AnyType = "*/*";

    public static RouteHandlerBuilder Query<THandler, TReply>(this IEndpointRouteBuilder app, string path)
        where THandler : IQuery<TReply> =>
        app.MapGet(path, async (HttpContext http, THandler handler) => Reply(http, await handler.Handle(http.Request.Query, CallOf(http))))
            .Guarded(THandler.Action)
            .Produces<TReply>();

    /// <summary>Sign-in first, then the role; foreign things are the handler's to hide.</summary>
    public static RouteHandlerBuilder Guarded(this RouteHandlerBuilder route, Action action) => route
        .WithMetadata(new Demands(action))
        .AddEndpointFilter(async (context, next) => Caller.From(context.HttpContext.User) switch
        {
            null => Problem(context.HttpContext, Refusals.SignIn),
            var caller when !caller.May(action) => Problem(context.HttpContext, Refusals.Forbidden),
            _ => await next(context),
        })
        .ProducesRefusals(400, 401, 403, 404, 409, 413, 422, 429, 503);

    public static RouteHandlerBuilder ProducesRefusals(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            route.Produces<RefusalBody>(status, "application/problem+json");
        }
        return route;
    }

    public static IResult Reply<T>(HttpContext http, Answer<T> answer) =>
        answer.Refusal is { } refusal ? Problem(http, refusal) : Results.Json(answer.Reply, Wire.Options);

    public static IResult Problem(HttpContext http, Refusal refusal) =>
        Counted(refusal, Results.Json(Body(refusal, http.TraceIdentifier), Wire.Options, "application/problem+json", refusal.Status));

    public static T Counted<T>(Refusal refusal, T answer)
    {
        Meters.Refusals.Add(1, new KeyValuePair<string, object?>("code", refusal.Code));
        return answer;
    }

    public static RefusalBody Body(Refusal refusal, string traceId) => new(
        $"urn:dutywatch:refusal:{refusal.Code}",
        refusal.Code,
        refusal.Status,
        new BothLanguages(refusal.Zh, refusal.En),
        refusal.Field,
        [.. refusal.Findings.Select(Reports.ReportChecks.View)],
        Activity.Current?.TraceId.ToString() ?? traceId);

    public static async Task<Answer<T>> ReadBody<T>(HttpContext http)
    {
        if (http.Request.ContentLength > MaxBody)
        {
            return Refusals.BodyTooLarge;
        }
        if (!http.Request.HasJsonContentType())
        {
            return Refusals.BodyMalformed;
        }
        var buffer = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var read = await http.Request.Body.ReadAsync(buffer.GetMemory(4096), http.RequestAborted);
            if (read == 0)
            {
                return Wire.Read<T>(buffer.WrittenSpan);
            }
            buffer.Advance(read);
            if (buffer.WrittenCount > MaxBody)
            {
                return Refusals.BodyTooLarge;
            }
        }
    }

    private static Call CallOf(HttpContext http) => new(
        Caller.From(http.User)!,
        "http",
        Guid.TryParse(http.GetRouteValue("id") as string, out var id) ? id : null,
        http.GetRouteValue("number") as string,
        http.RequestAborted);
}
