using System.Net;
using System.Security.Cryptography;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Server.Attachments;
using DutyWatch.SystemTests.TestGround;
using ImageMagick;

namespace DutyWatch.SystemTests.Stories;

/// <summary>Photos, films and documents come with reports, over lines that break; what leaves the house says neither where nor by whom.</summary>
public sealed class AttachmentStory(TestCluster cluster)
{
    [Fact]
    public async Task A_photo_sent_in_three_pieces_over_a_line_that_is_cut_comes_with_its_report_and_the_neighbour_learns_nothing()
    {
        await using var world = await World.Begin(cluster);
        world.IgnoreOtherTexts();
        var (county, neighbour, officer) = (await world.County(World.Luding), await world.County(World.Kangding), await world.Officer());
        var photo = Made.Photo();
        var place = await county.Begin(photo.Length, "../塌方.exe");

        using (var first = await county.Piece(place, 0, photo[..1000]))
        {
            Assert.Equal((HttpStatusCode.NoContent, 1000), (first.StatusCode, Uploads.OffsetOf(first)));
        }
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => county.Piece(place, 1000, new Uploads.CutContent(photo[1000..], 700)));
        var came = await county.HowFar(place);
        Assert.InRange(came, 1000, 1700);
        Assert.Equal("attachment.other-offset", await Uploads.CodeOf(await county.Piece(place, came + 1, photo[(int)(came + 1)..])));
        Assert.Equal("attachment.not-complete", (await county.Get($"{place}/reference", HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        await world.Restart();
        (county, neighbour, officer) = (await world.County(World.Luding), await world.County(World.Kangding), await world.Officer());
        // The server may not have seen the cut yet when it was first asked.
        came = await county.HowFar(place);
        Assert.InRange(came, 1000, 1700);
        using (var last = await county.Piece(place, came, photo[(int)came..]))
        {
            Assert.Equal(HttpStatusCode.NoContent, last.StatusCode);
        }
        var reference = await county.Get<AttachmentReference>($"{place}/reference");
        Assert.Equal(("塌方.exe.jpg", "image/jpeg", photo.Length, Convert.ToHexStringLower(SHA256.HashData(photo))), (reference.Name, reference.MediaType, (int)reference.Size, reference.Sha256));

        var report = Says.First(world, World.Luding) with { Attachments = [reference] };
        var filed = await county.File(report);
        var again = await county.File(report);

        Assert.Equal((CommandState.Accepted, CommandState.Duplicate), (filed.State, again.State));
        var file = await officer.Get<IncidentFile>($"/api/v1/incidents/{filed.IncidentId}");
        Assert.Equal(reference, Assert.Single(Assert.Single(file.Reports).Content.Attachments));
        Assert.Equal(photo, await officer.Http.GetByteArrayAsync(new Uri(place, UriKind.Relative), TestContext.Current.CancellationToken));
        foreach (var what in new[] { "", "/view", "/thumbnail", "/export", "/reference" })
        {
            Assert.Equal("thing.not-found", (await neighbour.Get(place + what, HttpStatusCode.NotFound)).GetProperty("code").GetString());
        }
        using var foreign = await neighbour.Tus(new HttpRequestMessage(HttpMethod.Head, place));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal("attachment.unknown", (await neighbour.Refused("/api/v1/reports", Says.First(world, World.Kangding) with { ReportId = Ids.New(world.Now), Attachments = [reference] }, HttpStatusCode.UnprocessableEntity)).Code);
    }

    [Fact]
    public async Task What_is_sent_back_runs_nowhere_and_may_be_asked_for_in_parts()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var photo = Made.Photo();
        var reference = await county.Upload(photo, "a.jpg");

        using var whole = await county.Http.GetAsync(new Uri($"{Uploads.Path}/{reference.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
        using var part = new HttpRequestMessage(HttpMethod.Get, $"{Uploads.Path}/{reference.Id}/view") { Headers = { Range = new(10, 19) } };
        using var some = await county.Http.SendAsync(part, TestContext.Current.CancellationToken);

        Assert.Equal(("attachment", "image/jpeg"), (whole.Content.Headers.ContentDisposition!.DispositionType, whole.Content.Headers.ContentType!.MediaType));
        Assert.Equal("nosniff", whole.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", whole.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(whole.Headers.CacheControl!.NoStore);
        Assert.Equal((HttpStatusCode.PartialContent, "inline"), (some.StatusCode, some.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(photo[10..20], await some.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var thumbnail = new MagickImage(await county.Http.GetByteArrayAsync(new Uri($"{Uploads.Path}/{reference.Id}/thumbnail", UriKind.Relative), TestContext.Current.CancellationToken));
        // Upright: it was taken on its side.
        Assert.Equal((200u, 320u, MagickFormat.Jpeg), (thumbnail.Width, thumbnail.Height, thumbnail.Format));
        Assert.Empty(thumbnail.ProfileNames);
    }

    [Theory]
    [InlineData(MagickFormat.Jpeg, "image/jpeg")]
    [InlineData(MagickFormat.Png, "image/png")]
    [InlineData(MagickFormat.WebP, "image/webp")]
    public async Task A_picture_that_leaves_says_neither_where_nor_by_whom(MagickFormat format, string mediaType)
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var photo = Made.Photo(format);
        Assert.True(Made.Tells(photo, Made.Person) && Made.Tells(photo, Made.Camera));
        var reference = await county.Upload(photo, "a");
        Assert.Equal(mediaType, reference.MediaType);

        var clean = await county.Http.GetByteArrayAsync(new Uri($"{Uploads.Path}/{reference.Id}/export", UriKind.Relative), TestContext.Current.CancellationToken);

        using var picture = new MagickImage(clean);
        Assert.Equal((400u, 640u, format), (picture.Width, picture.Height, picture.Format));
        Assert.Null(picture.GetExifProfile());
        Assert.Null(picture.GetXmpProfile());
        Assert.False(Made.Tells(clean, Made.Person) || Made.Tells(clean, Made.Camera) || Made.Tells(clean, "Exif"));
        Assert.Equal(photo, await county.Http.GetByteArrayAsync(new Uri($"{Uploads.Path}/{reference.Id}", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_document_that_leaves_does_not_name_its_author_and_a_locked_one_does_not_leave()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var document = Made.Document();
        Assert.True(Made.Tells(document, Made.Person));
        var (whole, broken) = (await county.Upload(document, "a.pdf"), await county.Upload([.. "%PDF-1.7\n"u8, .. document.AsSpan(100, 200)], "b.pdf"));

        var clean = await county.Http.GetByteArrayAsync(new Uri($"{Uploads.Path}/{whole.Id}/export", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(Made.Tells(clean, "%PDF-"));
        Assert.False(Made.Tells(clean, Made.Person));
        Assert.Equal("attachment.no-clean-copy", (await county.Get($"{Uploads.Path}/{broken.Id}/export", HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_report_names_only_what_its_unit_has_uploaded_whole()
    {
        await using var world = await World.Begin(cluster);
        var (county, officer) = (await world.County(World.Luding), await world.Officer());
        var reference = await county.Upload(Made.Photo(), "a.jpg");
        var half = (await county.Begin(5000, "b.jpg")).Split('/')[^1];

        async Task<(string, string?)> Refused(params AttachmentReference[] attachments)
        {
            var refusal = await county.Refused("/api/v1/reports", Says.First(world, World.Luding) with { Attachments = attachments }, HttpStatusCode.UnprocessableEntity);
            return (refusal.Code, refusal.Field);
        }

        Assert.Equal(("attachment.unknown", "attachments[1]"), await Refused(reference, reference with { Id = Ids.New(world.Now) }));
        Assert.Equal(("attachment.not-complete", "attachments[0]"), await Refused(reference with { Id = Guid.Parse(half) }));
        Assert.Equal(("attachment.differs", "attachments[0]"), await Refused(reference with { Sha256 = new string('0', 64) }));
        Assert.Equal(("attachment.differs", "attachments[0]"), await Refused(reference with { Size = 1 }));
        Assert.Equal(("attachment.differs", "attachments[0]"), await Refused(reference with { Name = "b.jpg" }));
        Assert.Equal(("attachment.differs", "attachments[1]"), await Refused(reference, reference));
        Assert.Equal(("attachment.too-many", "attachments"), await Refused([.. Enumerable.Repeat(reference, 21)]));
        Assert.Equal([0L], await world.Rows<long>("select count(*) from report"));
        // The room takes down what a county says on the phone, with a file for it.
        var ofRoom = await officer.Upload(Made.Photo(seed: 2), "c.jpg", World.Luding);
        await officer.File(Says.Phone(world, World.Luding) with { Attachments = [ofRoom] });
        Assert.Equal([1L], await world.Rows<long>("select count(*) from report_attachment"));
        world.IgnoreOtherTexts();
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/> padded so that there is enough of it to be looked at", "attachment.kind-refused" },
        { "MZ\u0090 a program called photo.jpg, padded so that there is enough of it to be looked at ................", "attachment.kind-refused" },
        { "bomb", "attachment.unreadable" },
        { "\u00ff\u00d8\u00ff\u00e0 a JPEG in its first bytes only, and something else in all of the others ..............", "attachment.unreadable" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Nothing_but_photos_films_and_documents_is_kept(string content, string code)
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var file = content == "bomb" ? Made.Bomb() : System.Text.Encoding.Latin1.GetBytes(content);
        var place = await county.Begin(file.Length, "photo.jpg");

        Assert.Equal(code, await Uploads.CodeOf(await county.Piece(place, 0, file)));

        Assert.Equal([0L], await world.Rows<long>("select count(*) from attachment"));
        Assert.Empty(Directory.EnumerateFiles(world.AttachmentFolder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_no_report_names_is_removed_after_a_day_and_what_one_names_stays()
    {
        await using var world = await World.Begin(cluster);
        world.IgnoreOtherTexts();
        var county = await world.County(World.Luding);
        var (kept, other) = (Made.Photo(seed: 1), Made.Photo(seed: 2));
        var named = await county.Upload(kept, "a.jpg");
        var sameAgain = await county.Upload(kept, "same.jpg");
        var unnamed = await county.Upload(other, "b.jpg");
        var half = await county.Begin(5000, "c.jpg");
        using (await county.Piece(half, 0, kept[..1000]))
        {
        }
        await county.File(Says.First(world, World.Luding) with { Attachments = [named] });
        Assert.Equal(2, Files(world, "files"));

        await world.Pass(TimeSpan.FromHours(23));
        Assert.Equal([4L], await world.Rows<long>("select count(*) from attachment"));
        await world.Pass(TimeSpan.FromHours(2));

        Assert.Equal([named.Id], await world.Rows<Guid>("select id from attachment"));
        Assert.Equal((1, 0), (Files(world, "files"), Files(world, "parts")));
        Assert.Equal(kept, await county.Http.GetByteArrayAsync(new Uri($"{Uploads.Path}/{named.Id}", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("attachment.unknown", (await county.Refused("/api/v1/reports", Says.First(world, World.Luding) with { ReportId = Ids.New(world.Now), Attachments = [unnamed] }, HttpStatusCode.UnprocessableEntity)).Code);
        Assert.NotEqual(named.Id, sameAgain.Id);
    }

    [Fact]
    public async Task A_sender_takes_back_what_is_in_no_report_and_nothing_else()
    {
        await using var world = await World.Begin(cluster);
        world.IgnoreOtherTexts();
        var county = await world.County(World.Luding);
        var (back, named) = (await county.Upload(Made.Photo(seed: 1), "a.jpg"), await county.Upload(Made.Photo(seed: 2), "b.jpg"));
        await county.File(Says.First(world, World.Luding) with { Attachments = [named] });

        using var taken = await county.Tus(new HttpRequestMessage(HttpMethod.Delete, $"{Uploads.Path}/{back.Id}"));
        using var refused = await county.Tus(new HttpRequestMessage(HttpMethod.Delete, $"{Uploads.Path}/{named.Id}"));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (taken.StatusCode, refused.StatusCode));
        Assert.Equal([named.Id], await world.Rows<Guid>("select id from attachment"));
        Assert.Equal(1, Files(world, "files"));
    }

    [Fact]
    public async Task There_is_an_end_to_what_is_taken()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);

        Assert.Equal("attachment.too-large", await Uploads.CodeOf(await county.Create((50 * 1024 * 1024) + 1, "a.mp4")));
        Assert.Equal("unit.unknown", await Uploads.CodeOf(await county.Create(10, "a.jpg", World.Kangding)));
        var small = await county.Begin(100, "a.jpg");
        Assert.Equal("attachment.too-large", await Uploads.CodeOf(await county.Piece(small, 0, new byte[101])));
        for (var n = 1; n < 60; n++)
        {
            await county.Begin(10, "a.jpg");
        }
        Assert.Equal("attachment.too-many-waiting", await Uploads.CodeOf(await county.Create(10, "a.jpg")));
    }

    [Fact]
    public async Task A_full_disk_refuses_files_and_still_takes_reports()
    {
        await using var world = await World.Begin(cluster, "13:00", new KeyValuePair<string, string?>("DutyWatch:AttachmentKeepFreeMb", "1000000000"));
        world.IgnoreOtherTexts();
        var county = await world.County(World.Luding);

        using var refused = await county.Create(1000, "a.jpg");

        Assert.Equal((507, "attachment.no-room"), ((int)refused.StatusCode, await Uploads.CodeOf(refused)));
        Assert.Equal(CommandState.Accepted, (await county.File(Says.First(world, World.Luding))).State);
    }

    [Fact]
    public async Task After_a_restore_it_is_said_which_files_are_missing_or_damaged()
    {
        await using var world = await World.Begin(cluster);
        var county = await world.County(World.Luding);
        var (lost, damaged, whole) = (await county.Upload(Made.Photo(seed: 1), "a.jpg"), await county.Upload(Made.Photo(seed: 2), "b.jpg"), await county.Upload(Made.Photo(seed: 3), "c.jpg"));
        var folder = new AttachmentFolder(world.AttachmentFolder, new AttachmentOptions());
        using var before = new StringWriter();
        Assert.Equal(0, await AttachmentsVerb.Run(["verify"], world.AttachmentFolder, world.Database, before));

        File.Delete(folder.File(Convert.FromHexString(lost.Sha256)));
        await File.AppendAllTextAsync(folder.File(Convert.FromHexString(damaged.Sha256)), "x", TestContext.Current.CancellationToken);
        using var after = new StringWriter();
        Assert.Equal(1, await AttachmentsVerb.Run(["verify"], world.AttachmentFolder, world.Database, after));

        Assert.Contains($"{lost.Id} a.jpg  缺失", after.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{damaged.Id} b.jpg  损坏", after.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(whole.Id.ToString(), after.ToString(), StringComparison.Ordinal);
    }

    private static int Files(World world, string kind) =>
        Directory.Exists(Path.Combine(world.AttachmentFolder, kind)) ? Directory.EnumerateFiles(Path.Combine(world.AttachmentFolder, kind), "*", SearchOption.AllDirectories).Count() : 0;
}
