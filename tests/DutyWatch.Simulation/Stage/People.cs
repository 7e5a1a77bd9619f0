using System.Text.RegularExpressions;
using DutyWatch.Alerts.Inbound;
using DutyWatch.Alerts.Sending;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Server.Access;
using DutyWatch.Server.AlertDoors;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Simulation;

/// <summary>Those who carry the phones: they answer by code, wrongly, by a word, late, at the console, or never.</summary>
internal sealed partial class People(World world, Dice dice)
{
    private int texts;

    public Task Hear(DeliveryToSend delivery)
    {
        var code = Code().Match(delivery.Body).Groups[1].Value;
        if (code.Length == 0)
        {
            return Task.CompletedTask;
        }
        switch (dice.Between(1, 100))
        {
            case <= 35:
                Later(dice.Seconds(15, 280), () => Write(delivery, $"1 {code}"));
                break;
            case <= 43:
                Later(dice.Minutes(10, 130), () => Write(delivery, $"收到{code}"));
                break;
            case <= 51:
                Later(dice.Seconds(15, 200), () => WriteWrong(delivery));
                Later(dice.Seconds(210, 290), () => Write(delivery, $"1 {code}"));
                break;
            case <= 56:
                Later(dice.Seconds(15, 200), () => Write(delivery, "收到"));
                break;
            case <= 61:
                Later(dice.Seconds(15, 200), () => Write(delivery, $"3 {code}"));
                break;
            case <= 72:
                Later(dice.Seconds(15, 400), () => AtTheConsole(delivery));
                break;
        }
        return Task.CompletedTask;
    }

    private void Later(TimeSpan after, Func<Task> act) => world.Agenda.At(world.Now + after, act);

    // A code that nobody has: one that somebody has by chance would be another story in another run.
    private async Task WriteWrong(DeliveryToSend delivery)
    {
        var free = await world.Rows.Do(tx => tx.One<int>("select min(n)::int from generate_series(1000, 9999) n where not exists (select 1 from reply_code where code = n::text)"));
        await Write(delivery, $"1 {free}");
    }

    private async Task Write(DeliveryToSend delivery, string body)
    {
        var text = new InboundText(delivery.Channel, $"in{++texts}", delivery.Address, body);
        await Arrive(delivery, text, 4);
        if (dice.In(1, 8))
        {
            Later(dice.Seconds(1, 30), () => Arrive(delivery, text, 1));
        }
    }

    private async Task Arrive(DeliveryToSend delivery, InboundText text, int tries)
    {
        foreach (var node in world.Running().Take(1))
        {
            if (await world.On(node, () => node.Database.Do(tx => node.Get<TakeInbound>().Handle(tx, node.Now, text), CancellationToken.None)))
            {
                await Kept(text);
                return;
            }
        }
        if (tries > 1)
        {
            Later(TimeSpan.FromSeconds(15), () => Arrive(delivery, text, tries - 1));
        }
    }

    private async Task Kept(InboundText text)
    {
        var kept = (await world.Rows.Do(tx => tx.List<KeptText>("select outcome, message_id from inbound_text where gateway_id = @id", new { id = text.GatewayId }))).Single();
        world.Say($"text {text.GatewayId} is taken as {kept.Outcome} for {kept.MessageId}");
        if (kept is { Outcome: "answered", MessageId: { } message })
        {
            world.Ledger.Answered.TryAdd(message, world.Now);
        }
    }

    private async Task AtTheConsole(DeliveryToSend delivery)
    {
        if (await world.Rows.Do(tx => tx.First<Asked>(AskedSql, new { id = delivery.MessageId })) is not { } asked)
        {
            return;
        }
        var request = new AcknowledgeRequest { CommandId = dice.Id(world.Now), AlertId = asked.AlertId, Note = "已知" };
        var caller = new Caller($"account:{asked.PersonId}", asked.Name, asked.Name, Role.PrefectureOfficer, "513300", asked.PersonId);
        foreach (var node in world.Running().Take(1))
        {
            AcknowledgeReply? reply = null;
            await world.On(node, async () =>
            {
                var answer = await node.Get<Acknowledge.Handler>().Handle(request, new Call(caller, "hub", null, null, CancellationToken.None));
                reply = answer.IsRefused ? null : answer.Reply;
            });
            if (reply is not null)
            {
                world.Say($"{asked.AlertId} is acknowledged at the console, first: {reply.First}");
                world.Ledger.Answered.TryAdd(delivery.MessageId, world.Now);
            }
        }
    }

    private sealed record KeptText(string Outcome, Guid? MessageId);

    private sealed record Asked(Guid AlertId, Guid PersonId, string Name);

    private const string AskedSql = "select m.alert_id, m.person_id, p.name from message m join person p on p.id = m.person_id where m.id = @id and m.alert_id is not null";

    [GeneratedRegex(@"复1 (\d{4})")]
    private static partial Regex Code();
}
