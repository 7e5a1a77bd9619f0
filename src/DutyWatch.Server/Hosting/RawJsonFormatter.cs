using System.Text;
using MessagePack;
using MessagePack.Formatters;

namespace DutyWatch.Server.Hosting;

/// <summary>The same bytes for a MessagePack client: maps become JSON on the way in and JSON becomes maps on the way out.</summary>
internal sealed class RawJsonFormatter : IMessagePackFormatter<RawJson?>
{
    public RawJson? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        using var text = new StringWriter();
        MessagePackSerializer.ConvertToJson(ref reader, text, MessagePackSerializerOptions.Standard.WithSecurity(MessagePackSecurity.UntrustedData));
        return new RawJson(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public void Serialize(ref MessagePackWriter writer, RawJson? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }
        writer.WriteRaw(MessagePackSerializer.ConvertFromJson(Encoding.UTF8.GetString(value.Utf8.Span)));
    }
}
