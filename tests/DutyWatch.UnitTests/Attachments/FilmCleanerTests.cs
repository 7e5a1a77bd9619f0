using System.Buffers.Binary;
using System.Text;
using DutyWatch.Core.Attachments;

namespace DutyWatch.UnitTests.Attachments;

/// <summary>Films made by hand, box by box: one picture track, one track of positions, and notes wherever makers put them.</summary>
public sealed class FilmCleanerTests
{
    private const string Where = "+29.6510+102.1180/";
    private static readonly byte[] Picture = [.. Enumerable.Range(1, 64).Select(n => (byte)n)];

    [Fact]
    public void Where_by_whom_and_with_what_are_gone_and_the_picture_stays_where_it_was()
    {
        var film = Film();
        var before = film.ToArray();

        Assert.True(FilmCleaner.Clean(film));

        Assert.Equal(before.Length, film.Length);
        Assert.Equal(before.AsSpan().IndexOf(Picture), film.AsSpan().IndexOf(Picture));
        foreach (var told in new[] { Where, "iPhone", "张三", "GPS5", "x:xmpmeta" })
        {
            Assert.True(before.AsSpan().IndexOf(Encoding.UTF8.GetBytes(told)) >= 0, told);
            Assert.True(film.AsSpan().IndexOf(Encoding.UTF8.GetBytes(told)) < 0, told);
        }
    }

    [Fact]
    public void A_clean_film_stays_clean()
    {
        var film = Film();
        Assert.True(FilmCleaner.Clean(film));
        var once = film.ToArray();

        Assert.True(FilmCleaner.Clean(film));

        Assert.Equal(once, film);
    }

    [Fact]
    public void A_film_that_ends_too_soon_does_not_leave()
    {
        // Behind the tracks come only notes: a film that is cut there is whole.
        var tracks = Film().AsSpan().LastIndexOf("uuid"u8) - 4;

        Assert.All(Enumerable.Range(1, tracks - 1), length => Assert.False(FilmCleaner.Clean(Film().AsSpan(0, length))));
    }

    [Fact]
    public void Any_byte_may_be_wrong_and_nothing_is_thrown()
    {
        var random = new Random(16);
        for (var round = 0; round < 3_000; round++)
        {
            var film = Film();
            for (var wrong = random.Next(1, 6); wrong > 0; wrong--)
            {
                film[random.Next(film.Length)] = (byte)random.Next(256);
            }
            _ = FilmCleaner.Clean(film);
        }
    }

    [Theory]
    [InlineData(uint.MaxValue)]
    [InlineData(7u)]
    public void A_box_that_lies_about_its_size_does_not_leave(uint size)
    {
        var film = Film();
        BinaryPrimitives.WriteUInt32BigEndian(film.AsSpan(film.AsSpan().IndexOf("mdia"u8) - 4), size);

        Assert.False(FilmCleaner.Clean(film));
    }

    [Fact]
    public void Without_a_picture_there_is_no_film() => Assert.False(FilmCleaner.Clean([.. Box("ftyp", "isom"u8.ToArray()), .. Box("mdat", Picture)]));

    [Fact]
    public void A_film_in_pieces_with_a_track_of_positions_does_not_leave() => Assert.False(FilmCleaner.Clean([.. Film(), .. Box("moof", Box("mfhd", new byte[8]))]));

    private static byte[] Film()
    {
        var start = Box("ftyp", "isom\0\0\x02\0isom"u8.ToArray());
        var positions = "GPS5 "u8.ToArray().Concat(Encoding.UTF8.GetBytes(Where)).ToArray();
        var media = Box("mdat", [.. Picture, .. positions]);
        var at = start.Length + 8;
        return
        [
            .. start, .. media,
            .. Box("moov",
                Box("mvhd", new byte[100]),
                Track("vide", at, Picture.Length, Box("udta", Box("name", Encoding.UTF8.GetBytes("张三")))),
                Track("meta", at + Picture.Length, positions.Length, []),
                Box("udta", Box("\u00a9xyz", Encoding.UTF8.GetBytes(Where))),
                Box("meta", Encoding.UTF8.GetBytes("com.apple.quicktime.make iPhone"))),
            .. Box("uuid", Encoding.UTF8.GetBytes("0123456789abcdef<x:xmpmeta>")),
            .. Box("free", Encoding.UTF8.GetBytes(Where)),
        ];
    }

    private static byte[] Track(string handler, int at, int size, byte[] notes) => Box("trak",
        Box("tkhd", new byte[84]),
        Box("mdia",
            Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(handler), .. new byte[13]]),
            Box("minf", Box("stbl", Box("stsz", Words(0, 0, 1, size)), Box("stsc", Words(0, 1, 1, 1, 1)), Box("stco", Words(0, 1, at))))),
        notes);

    private static byte[] Box(string type, params byte[][] parts)
    {
        var body = parts.SelectMany(part => part).ToArray();
        return [.. Words(body.Length + 8), .. Encoding.Latin1.GetBytes(type), .. body];
    }

    private static byte[] Words(params int[] words)
    {
        var bytes = new byte[4 * words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), words[i]);
        }
        return bytes;
    }
}
