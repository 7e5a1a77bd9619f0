using System.Buffers.Binary;

namespace DutyWatch.Core.Attachments;

/// <summary>One track of a film: what kind it is, and the bytes that it points at.</summary>
internal static class FilmTrack
{
    // Nobody films positions for so long within fifty megabytes.
    private const uint MostSamples = 1_000_000;

    public static bool IsSeenOrHeard(ReadOnlySpan<byte> film, Box track) =>
        track.Find(film, "mdia")?.Find(film, "hdlr") is { } handler
        && handler.End - handler.Body >= 12
        && BinaryPrimitives.ReadUInt32BigEndian(film[(handler.Body + 8)..]) is var kind
        && (kind == FilmCleaner.Word("vide") || kind == FilmCleaner.Word("soun"));

    /// <summary>Zeros the samples. False: its tables say nothing sensible.</summary>
    public static bool Wipe(Span<byte> film, Box track)
    {
        if (track.Find(film, "mdia")?.Find(film, "minf")?.Find(film, "stbl") is not { } tables)
        {
            return true;
        }
        if (Sizes(film, tables) is not { } sizes || Runs(film, tables) is not { } runs || Chunks(film, tables) is not { } chunks)
        {
            return false;
        }
        var samples = new Queue<uint>(sizes);
        foreach (var (at, count) in chunks.Zip(InChunks(runs)))
        {
            if (!Clear(film, at, samples, count))
            {
                return false;
            }
        }
        return true;
    }

    // How many samples are in the first chunk, the second, and so on without end.
    private static IEnumerable<uint> InChunks((uint FirstChunk, uint Samples)[] runs)
    {
        for (var run = 0; run < runs.Length; run++)
        {
            var next = run + 1 < runs.Length ? runs[run + 1].FirstChunk : uint.MaxValue;
            for (var chunk = runs[run].FirstChunk; chunk < next; chunk++)
            {
                yield return runs[run].Samples;
            }
        }
    }

    private static bool Clear(Span<byte> film, long at, Queue<uint> samples, uint count)
    {
        for (; count > 0 && samples.TryDequeue(out var size); count--, at += size)
        {
            if (at < 0 || at + size > film.Length)
            {
                return false;
            }
            film.Slice((int)at, (int)size).Clear();
        }
        return true;
    }

    // stsz: version, one size for all or 0, count, sizes.
    private static uint[]? Sizes(ReadOnlySpan<byte> film, Box tables)
    {
        if (tables.Find(film, "stsz") is not { } box || box.End - box.Body < 12)
        {
            return null;
        }
        var body = film[box.Body..box.End];
        var (same, count) = (BinaryPrimitives.ReadUInt32BigEndian(body[4..]), BinaryPrimitives.ReadUInt32BigEndian(body[8..]));
        if (same != 0)
        {
            return count <= MostSamples ? [.. Enumerable.Repeat(same, (int)count)] : null;
        }
        return Words(body[12..], count);
    }

    // stsc: from which chunk on there are how many samples in each.
    private static (uint FirstChunk, uint Samples)[]? Runs(ReadOnlySpan<byte> film, Box tables)
    {
        if (tables.Find(film, "stsc") is not { } box || box.End - box.Body < 8)
        {
            return null;
        }
        var body = film[box.Body..box.End];
        return Words(body[8..], 3L * BinaryPrimitives.ReadUInt32BigEndian(body[4..])) is { } words ? [.. words.Chunk(3).Select(row => (row[0], row[1]))] : null;
    }

    // stco has 32 bits for each chunk, co64 has 64.
    private static long[]? Chunks(ReadOnlySpan<byte> film, Box tables)
    {
        var wide = tables.Find(film, "co64");
        if ((wide ?? tables.Find(film, "stco")) is not { } box || box.End - box.Body < 8)
        {
            return null;
        }
        var body = film[box.Body..box.End];
        var count = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        if (Words(body[8..], wide is null ? count : 2L * count) is not { } words)
        {
            return null;
        }
        return wide is null ? [.. words.Select(word => (long)word)] : [.. words.Chunk(2).Select(pair => pair[0] == 0 ? pair[1] : -1L)];
    }

    private static uint[]? Words(ReadOnlySpan<byte> bytes, long count)
    {
        if (count > bytes.Length / 4 || count > 3 * MostSamples)
        {
            return null;
        }
        var words = new uint[count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 * i)..]);
        }
        return words;
    }
}
