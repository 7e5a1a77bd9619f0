using System.Buffers;
using System.Security.Cryptography;

namespace DutyWatch.Postgres.Backup;

/// <summary>What went through a copy: COPY escapes line ends inside values, so lines are rows.</summary>
internal sealed record Copied(long Rows, string Sha256)
{
    private const int BufferSize = 1 << 17;

    public static async Task<Copied> Through(Stream from, Stream to, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        var rows = 0L;
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer.AsMemory(), ct)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                rows += buffer.AsSpan(0, read).Count((byte)'\n');
                await to.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        finally
        {
            // Rows hold names and numbers of people: none is left behind in a shared buffer.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
        return new Copied(rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public bool Fits(ManifestTable table) => Rows == table.Rows && Sha256 == table.Sha256;
}
