using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace DutyWatch.Server.Hosting;

/// <summary>The OpenAPI document at `/openapi/v1.json`, readable at `/docs`.</summary>
internal static class Description
{
    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", o => o.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "DutyWatch";
        document.Info.Version = "1";
        // The document is compared with the committed one: it must not say where it was made.
        document.Servers?.Clear();
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()))
        {
            operation.RequestBody?.Content?.Remove(Doors.AnyType);
        }
        return Task.CompletedTask;
    }));

    public static void Map(WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(new Demands(null));
        app.MapScalarApiReference("/docs").WithMetadata(new Demands(null));
    }
}
