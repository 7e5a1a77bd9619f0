using System.Security.Cryptography;
using System.Text;

namespace DutyWatch.Replay;

/// <summary>Ids made from the script's own words: whoever plays it again, after whatever end, says the same thing and not another one.</summary>
internal static class StableIds
{
    public static Guid Of(string script, string entry, string what)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{script}/{entry}/{what}"))[..16];
        // Version 8: an id of one's own making.
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
