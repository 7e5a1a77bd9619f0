using Microsoft.Extensions.FileProviders;

namespace DutyWatch.Server.Hosting;

/// <summary>The built console: hashed files that may be kept for ever, and the page, its worker and its manifest, about which the server is asked each time.</summary>
internal static class ConsolePages
{
    public static void Map(WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!Directory.Exists(folder))
        {
            return;
        }
        var files = new PhysicalFileProvider(folder);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl =
                context.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        foreach (var page in (string[])["/", "/phone-box", "/search", "/incidents/{id:guid}"])
        {
            app.MapGet(page, (HttpContext http) =>
            {
                // A browser that kept the page by a rule of its own would name files that are gone.
                http.Response.Headers.CacheControl = "no-cache";
                return Results.Stream(files.GetFileInfo("index.html").CreateReadStream(), "text/html; charset=utf-8");
            })
                .WithMetadata(new Demands(null)).ExcludeFromDescription();
        }
    }
}
