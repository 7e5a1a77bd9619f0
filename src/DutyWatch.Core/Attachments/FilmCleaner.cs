using System.Buffers.Binary;

namespace DutyWatch.Core.Attachments;

/// <summary>
/// Takes where, by whom and with what an MP4 or MOV was filmed out of it, in place: every box that is not needed to play it becomes a `free` box
/// of zeros, so that no offset moves; tracks that are neither picture nor sound (a camera's log of positions) go with all they point at.
/// </summary>
public static class FilmCleaner
{
    private const int Deepest = 8;
    private const int MostBoxes = 100_000;

    // Where makers put notes of their own, only what plays is kept.
    private static readonly HashSet<uint> OfFile = Words("ftyp", "styp", "moov", "mdat", "moof", "mfra", "sidx", "ssix");
    private static readonly Dictionary<uint, HashSet<uint>> Needed = new()
    {
        [Word("moov")] = Words("mvhd", "trak", "mvex", "iods"),
        [Word("trak")] = Words("tkhd", "edts", "tref", "mdia", "tapt"),
        [Word("moof")] = Words("mfhd", "traf"),
    };

    // Elsewhere, all but notes.
    private static readonly HashSet<uint> Holders = Words("mdia", "minf", "dinf", "stbl", "edts", "traf", "mvex");
    private static readonly HashSet<uint> Notes = Words("udta", "meta", "uuid", "free", "skip", "wide");

    /// <summary>False: it is no well-formed film, and must not leave as it is.</summary>
    public static bool Clean(Span<byte> film)
    {
        var walk = new Walk();
        return walk.Through(film, 0, film.Length, null) && walk.Plays;
    }

    public static uint Word(string type) => ((uint)type[0] << 24) | ((uint)type[1] << 16) | ((uint)type[2] << 8) | type[3];

    private static HashSet<uint> Words(params string[] types) => [.. types.Select(Word)];

    private static bool IsNeeded(uint type, uint? holder) =>
        holder is not { } inside ? OfFile.Contains(type)
        : Needed.TryGetValue(inside, out var needed) ? needed.Contains(type)
        : !Notes.Contains(type);

    private sealed class Walk
    {
        private int boxes;
        private int depth;
        private bool wiped;
        private bool kept;
        private bool inPieces;

        // The samples of a wiped track in a film of pieces are not found by its tables.
        public bool Plays => kept && !(wiped && inPieces);

        public bool Through(Span<byte> film, int from, int to, uint? holder)
        {
            if (++depth > Deepest)
            {
                return false;
            }
            while (from < to)
            {
                if (++boxes > MostBoxes || Box.At(film[..to], from) is not { } box)
                {
                    // A few zeros may end a list: QuickTime does.
                    if (holder is null || film[from..to].IndexOfAnyExcept((byte)0) >= 0)
                    {
                        return false;
                    }
                    break;
                }
                if (!Step(film, box, holder))
                {
                    return false;
                }
                from = box.End;
            }
            depth--;
            return true;
        }

        private bool Step(Span<byte> film, Box box, uint? holder)
        {
            inPieces |= box.Type == Word("moof");
            if (!IsNeeded(box.Type, holder))
            {
                box.Blank(film);
                return true;
            }
            if (box.Type == Word("trak"))
            {
                if (!FilmTrack.IsSeenOrHeard(film, box))
                {
                    wiped = FilmTrack.Wipe(film, box);
                    box.Blank(film);
                    return wiped;
                }
                kept = true;
            }
            return !(Needed.ContainsKey(box.Type) || Holders.Contains(box.Type)) || Through(film, box.Body, box.End, box.Type);
        }
    }
}

/// <summary>One box: its type, and where its head, body and end are.</summary>
internal readonly record struct Box(uint Type, int Start, int Body, int End)
{
    /// <summary>Null: what stands there is none.</summary>
    public static Box? At(ReadOnlySpan<byte> film, int at)
    {
        if (film.Length - at < 8)
        {
            return null;
        }
        long size = BinaryPrimitives.ReadUInt32BigEndian(film[at..]);
        var type = BinaryPrimitives.ReadUInt32BigEndian(film[(at + 4)..]);
        var body = at + 8;
        if (size == 1)
        {
            if (film.Length - at < 16)
            {
                return null;
            }
            var wide = BinaryPrimitives.ReadUInt64BigEndian(film[body..]);
            size = wide > int.MaxValue ? -1 : (long)wide;
            body += 8;
        }
        else if (size == 0)
        {
            size = film.Length - at;
        }
        return size >= body - at && size <= film.Length - at ? new Box(type, at, body, at + (int)size) : null;
    }

    /// <summary>The first box of a type right below this one.</summary>
    public Box? Find(ReadOnlySpan<byte> film, string type)
    {
        var word = FilmCleaner.Word(type);
        for (var at = Body; At(film[..End], at) is { } box; at = box.End)
        {
            if (box.Type == word)
            {
                return box;
            }
        }
        return null;
    }

    public void Blank(Span<byte> film)
    {
        BinaryPrimitives.WriteUInt32BigEndian(film[(Start + 4)..], FilmCleaner.Word("free"));
        film[Body..End].Clear();
    }
}
