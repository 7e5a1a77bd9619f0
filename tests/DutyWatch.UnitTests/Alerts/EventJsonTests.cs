using System.Text.Json;
using System.Text.Json.Nodes;
using DutyWatch.Alerts.Views;
using DutyWatch.Contracts;
using DutyWatch.Server.Hosting;

namespace DutyWatch.UnitTests.Alerts;

public sealed class EventJsonTests
{
    [Fact]
    public void Alerts_write_a_view_into_an_event_as_the_server_writes_it_into_an_answer()
    {
        var at = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero);
        var delivery = new DeliveryView(Guid.Empty, "phone-box", "****0001", "sent", 1, false, at, at, at, at, null, null, null);
        var message = new MessageView(Guid.Empty, Guid.Empty, Guid.Empty, "安某", "duty-officer", "513300", "【应急值守】“泸定县” <b>&", "open", at, null, null, null, [delivery], 1);
        var alert = new AlertView(Guid.Empty, "incident.new", "page", "open", "513322", null, null, null, new BothLanguages("新事件", "New incident"), at, at, null, null, null, [message], 1);

        var inEvent = JsonNode.Parse(EventJson.Write(alert));
        var inAnswer = JsonNode.Parse(JsonSerializer.Serialize(alert, Wire.Options));

        Assert.True(JsonNode.DeepEquals(inEvent, inAnswer), $"{inEvent}\n{inAnswer}");
    }
}
