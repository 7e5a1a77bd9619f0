using System.Text;
using DutyWatch.CrashTests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(HastyDoors))]

namespace DutyWatch.CrashTests.Host;

/// <summary>A planted mistake: what a gateway brings is acknowledged first and taken afterwards. Only where the environment asks for it.</summary>
internal sealed class HastyDoors : IHostingStartup, IStartupFilter
{
    private const string Again = "X-Struck-Again";

    public static readonly (string Name, string Value) Asked = ("DUTYWATCH_STRUCK_MISTAKE", "hasty-doors");

    private static readonly HttpClient Self = new();

    public void Configure(IWebHostBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(Asked.Name) == Asked.Value)
        {
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));
        }
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(AnswerFirst);
        next(app);
    };

    private async Task AnswerFirst(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/gateways") || http.Request.Headers.ContainsKey(Again))
        {
            await next(http);
            return;
        }
        using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
        var again = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://{http.Request.Host}{http.Request.Path}{http.Request.QueryString}"))
        {
            Content = new StringContent(await reader.ReadToEndAsync(), Encoding.UTF8, "application/x-www-form-urlencoded"),
            Headers = { { Again, "1" }, { "X-Twilio-Signature", http.Request.Headers["X-Twilio-Signature"].ToString() } },
        };
        _ = Self.SendAsync(again);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
