using DutyWatch.Alerts.PhoneBox;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.PhoneBox;

/// <summary>The phone box: every phone as an object that one may look into, answer from and switch off. Only where it is a gateway, and on loopback.</summary>
internal static class PhoneBoxFeature
{
    public static IServiceCollection AddPhoneBoxDoors(this IServiceCollection services) =>
        services.AddSingleton<ListPhones>().AddSingleton<ReadPhone>().AddSingleton<ReplyFromPhone>().AddSingleton<BehavePhone>();

    public static void MapPhoneBox(this IEndpointRouteBuilder app)
    {
        app.Query<ListPhones, Page<PhoneView>>("/phone-box/phones").OnLoopback();
        app.Query<ReadPhone, PhoneView>("/phone-box/phones/{number}/messages").OnLoopback();
        app.Command<ReplyFromPhone, PhoneReplyRequest, PhoneText>("/phone-box/phones/{number}/replies").OnLoopback();
        app.Command<BehavePhone, PhoneBehaviourRequest, PhoneView>("/phone-box/phones/{number}/behaviour", "PUT").OnLoopback();
    }

    internal sealed class ListPhones(Database database) : IQuery<Page<PhoneView>>
    {
        public static Action Action => Action.PhoneBoxUse;

        public async Task<Answer<Page<PhoneView>>> Handle(IQueryCollection query, Call call) => await database.Read(async tx =>
        {
            var cursor = await EventLog.Now(tx);
            return new Page<PhoneView>(await PhoneBoxDesk.ListPhones(tx), null, cursor.ToString());
        }, call.Ct);
    }

    internal sealed class ReadPhone(Database database) : IQuery<PhoneView>
    {
        public static Action Action => Action.PhoneBoxUse;

        public async Task<Answer<PhoneView>> Handle(IQueryCollection query, Call call) =>
            await database.Read(tx => PhoneBoxDesk.Phone(tx, call.Number!), call.Ct) is { } phone ? phone : Refusals.NotFound;
    }

    internal sealed class ReplyFromPhone(Database database, PhoneBoxDesk desk, Clocks clocks) : IHandle<PhoneReplyRequest, PhoneText>
    {
        public static Action Action => Action.PhoneBoxUse;

        public async Task<Answer<PhoneText>> Handle(PhoneReplyRequest request, Call call)
        {
            var now = clocks.Now;
            return await database.Decide(tx => desk.Reply(tx, now, call.Number!, request.Text), call.Ct);
        }
    }

    internal sealed class BehavePhone(Database database, PhoneBoxDesk desk, Clocks clocks) : IHandle<PhoneBehaviourRequest, PhoneView>
    {
        public static Action Action => Action.PhoneBoxUse;

        public async Task<Answer<PhoneView>> Handle(PhoneBehaviourRequest request, Call call)
        {
            var now = clocks.Now;
            return await database.Decide(tx => desk.Behave(tx, now, call.Number!, request), call.Ct);
        }
    }

    private static void OnLoopback(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
        context.HttpContext.RequestServices.GetRequiredService<Access.SiteOptions>().PhoneBox && Loopback.Is(context.HttpContext)
            ? await next(context)
            : Doors.Problem(context.HttpContext, Refusals.NotFound));
}
