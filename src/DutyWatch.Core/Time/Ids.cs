using System.Security.Cryptography;
using System.Text;

namespace DutyWatch.Core.Time;

public static class Ids
{
    private static volatile Func<DateTimeOffset, Guid>? planted;

    /// <summary>A version-7 id made from <paramref name="now"/>, so that the order of ids follows time.</summary>
    public static Guid New(DateTimeOffset now) => planted is { } make ? make(now) : Guid.CreateVersion7(now);

    /// <summary>The same for the same name, whoever asks and whenever: what comes twice from outside is one thing.</summary>
    public static Guid Named(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        // Version 8: an id of one's own making.
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The simulation's own ids, so that a seed replays exactly; null takes them away. Nothing else plants anything.</summary>
    internal static void Plant(Func<DateTimeOffset, Guid>? make) => planted = make;
}
