using System.Buffers.Text;
using System.Security.Cryptography;

namespace DutyWatch.Server.Access;

internal static class Secrets
{
    /// <summary>Random, safe in a URL and on a command line.</summary>
    public static string Make(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
