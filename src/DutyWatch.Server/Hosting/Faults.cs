using DutyWatch.Core.Answers;
using Microsoft.AspNetCore.Diagnostics;

namespace DutyWatch.Server.Hosting;

/// <summary>The one place where an exception of a request ends: logged once with its trace id, answered with nothing of its inside.</summary>
internal sealed partial class Faults(ILogger<Faults> logger) : IExceptionHandler
{
    private static readonly Refusal Fault = new("server.fault", 500, "服务器出错，没有存上；写的都还在，请再发一次或用电话。", "The server failed and kept nothing; what you wrote is still there. Send again or use the phone.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException bad)
        {
            await Doors.Problem(httpContext, bad.StatusCode == 413 ? Refusals.BodyTooLarge : Refusals.BodyMalformed).ExecuteAsync(httpContext);
            return true;
        }
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }
        Log.RequestFailed(logger, exception, httpContext.TraceIdentifier);
        await Doors.Problem(httpContext, Fault).ExecuteAsync(httpContext);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "Request {TraceId} failed")]
        public static partial void RequestFailed(ILogger logger, Exception exception, string traceId);
    }
}
