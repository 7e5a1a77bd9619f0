namespace DutyWatch.Simulation;

/// <summary>Chance that is the same on every machine and every version of .NET (splitmix64).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    public bool In(int parts, int of) => (int)(Next() % (ulong)of) < parts;

    public T Pick<T>(IReadOnlyList<T> things) => things[(int)(Next() % (ulong)things.Count)];

    public TimeSpan Seconds(int least, int most) => TimeSpan.FromMilliseconds(Between(least * 1000, most * 1000));

    public TimeSpan Minutes(int least, int most) => Seconds(least * 60, most * 60);

    /// <summary>Dice of its own, so that one part that throws more often does not change every other part.</summary>
    public Dice Own() => new(Next());

    /// <summary>A version-7 id of that instant.</summary>
    public Guid Id(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)at.ToUnixTimeMilliseconds() << 16);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Next());
        var more = Next();
        bytes[6] = (byte)(0x70 | (more & 0x0F));
        bytes[7] = (byte)(more >> 8);
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
