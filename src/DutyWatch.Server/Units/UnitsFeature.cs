using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Units;

internal static class UnitsFeature
{
    public static void MapUnits(this IEndpointRouteBuilder app)
    {
        app.Query<ListUnits.Handler, Page<UnitView>>("/api/v1/units");
        app.Query<ListContacts.Handler, ContactList>("/api/v1/units/contacts");
        app.Query<ListOutlines.Handler, Page<OutlineView>>("/api/v1/units/outlines").AddEndpointFilter(Kept);
    }

    // Outlines are large and change with a site pack only. Another account at the same desk may reach other units.
    private static ValueTask<object?> Kept(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "private, max-age=3600";
        headers.Vary = "Cookie, Authorization";
        return next(context);
    }
}
