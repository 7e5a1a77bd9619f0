using DutyWatch.Core.Answers;
using Microsoft.AspNetCore.Diagnostics;

namespace DutyWatch.Server.Hosting;

/// <summary>The one place where an exception of a request ends: logged once with its trace id, answered with nothing of its inside.</summary>
internal sealed partial class Faults(ILogger<Faults> logger) : IExceptionHandler
{
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
        await Doors.Problem(httpContext, Refusals.Fault).ExecuteAsync(httpContext);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Error, "Request {TraceId} failed")]
        public static partial void RequestFailed(ILogger logger, Exception exception, string traceId);
    }
}
