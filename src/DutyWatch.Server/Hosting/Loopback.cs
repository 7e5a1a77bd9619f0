using System.Net;

namespace DutyWatch.Server.Hosting;

internal static class Loopback
{
    public static bool Is(HttpContext http) => http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
