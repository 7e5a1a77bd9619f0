using System.Text;
using DutyWatch.Core.Attachments;

namespace DutyWatch.UnitTests.Attachments;

public sealed class FileKindTests
{
    public static TheoryData<string, string, string?> Heads => new()
    {
        { "a camera's JPEG", "FFD8FFE1 0018 45786966", "image/jpeg" },
        { "a scanner's JPEG", "FFD8FFE0 0010 4A464946", "image/jpeg" },
        { "PNG", "89504E47 0D0A1A0A 0000000D 49484452", "image/png" },
        { "PNG spoilt by a text transfer", "89504E47 0A1A0A 0000000D", null },
        { "WebP", "52494646 24000000 57454250 56503820", "image/webp" },
        { "a RIFF that is sound", "52494646 24000000 57415645 666D7420", null },
        { "an iPhone's photo", "00000024 66747970 68656963 00000000 6D696631", "image/heic" },
        { "HEIC by its second brand", "00000018 66747970 6D696631 00000000 6D696631 68656963", "image/heic" },
        { "AVIF", "0000001C 66747970 61766966 00000000 6D696631 61766966", null },
        { "MP4", "00000020 66747970 69736F6D 00000200 69736F6D", "video/mp4" },
        { "an iPhone's film", "00000014 66747970 71742020 00000000 71742020", "video/quicktime" },
        { "an audio book", "0000001C 66747970 4D344120 00000000 4D344120", null },
        { "PDF 1.7", "255044462D312E37 0A", "application/pdf" },
        { "a program", "4D5A9000 03000000 04000000", null },
        { "a Linux program", "7F454C46 02010100 00000000", null },
        { "an archive", "504B0304 14000000 08000000", null },
        { "GIF", "474946383961 0100 0100", null },
        { "nothing", "", null },
        { "two bytes", "FFD8", null },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public void A_file_is_what_its_first_bytes_say(string what, string head, string? mediaType) =>
        Assert.True(FileKind.Sniff(Convert.FromHexString(head.Replace(" ", "", StringComparison.Ordinal)))?.MediaType == mediaType, what);

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData(" %PDF-1.4")]
    [InlineData("push graphic-context\nviewbox 0 0 1 1\nfill 'url(https://example.invalid/x)'")]
    public void What_could_run_is_nothing_that_is_taken(string text) => Assert.Null(FileKind.Sniff(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("现场照片1.jpg", "现场照片1.jpg")]
    [InlineData("IMG_0001.JPEG", "IMG_0001.jpg")]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("C:\\用户\\桌面\\塌方.jpg", "塌方.jpg")]
    [InlineData("invoice.exe", "invoice.exe.jpg")]
    [InlineData("照片\u202Egpj.exe", "照片gpj.exe.jpg")]
    [InlineData("a\r\nSet-Cookie: x", "aSet-Cookie x.jpg")]
    [InlineData("con|rm -rf $HOME;`x`", "conrm -rf HOMEx.jpg")]
    [InlineData("....", "附件.jpg")]
    [InlineData("", "附件.jpg")]
    public void A_name_is_only_a_name(string said, string kept) => Assert.Equal(kept, FileName.Clean(said, FileKind.Jpeg));

    [Fact]
    public void A_long_name_is_cut_and_never_through_a_character()
    {
        var name = FileName.Clean(string.Concat(Enumerable.Repeat("𠮷", 300)), FileKind.Pdf);

        Assert.True(name.Length <= FileName.Longest);
        Assert.EndsWith("𠮷.pdf", name, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    }
}
