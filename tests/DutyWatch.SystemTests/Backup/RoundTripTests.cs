using System.IO.Compression;
using DutyWatch.Postgres.Backup;
using DutyWatch.Postgres.Private;
using DutyWatch.SystemTests.House;
using DutyWatch.SystemTests.TestGround;
using Npgsql;

namespace DutyWatch.SystemTests.Backup;

public sealed class RoundTripTests(TestCluster cluster)
{
    [Fact]
    public async Task Every_table_comes_back_with_the_same_hash_and_the_schema_is_whole()
    {
        using var copies = new Copies();
        await using var source = await Busy();
        await using var target = await cluster.NewEmpty();
        var taken = await copies.Take(source);

        await copies.PutBack(target);

        var again = await copies.Take(target, copies.Beside("again.backup"));
        Assert.Equal(Copies.Hashes(taken), Copies.Hashes(again));
        Assert.Equal(await Catalogue.List(source, Catalogue.Schema), await Catalogue.List(target, Catalogue.Schema));
        Assert.Equal(taken.Sequences, again.Sequences);
        Assert.Equal(20000, taken.Tables.Single(t => t.Name == "incident").Rows);
        Assert.True(again.Epoch > taken.Epoch);
    }

    [Fact]
    public async Task A_table_made_tomorrow_is_in_the_backup_too()
    {
        using var copies = new Copies();
        await using var source = await cluster.NewDatabase();
        await Copies.Execute(source, "create table tomorrow (\"Odd name\" text, n int); insert into tomorrow values (E'two\\nlines\\\\', 1), (null, 2)");

        var taken = await copies.Take(source);

        var tomorrow = taken.Tables.Single(t => t.Name == "tomorrow");
        Assert.Equal(["Odd name", "n"], tomorrow.Columns);
        Assert.Equal(2, tomorrow.Rows);
    }

    [Fact]
    public async Task The_owner_of_a_database_restores_without_being_superuser()
    {
        using var copies = new Copies();
        await using var source = await Busy();
        await copies.Take(source);
        await using var target = await cluster.NewEmpty(owner: "plain_owner");

        await copies.PutBack(target);

        Assert.Equal("off", (await Catalogue.List(target, "select current_setting('is_superuser')")).Single());
        Assert.Equal(await Catalogue.List(source, Catalogue.Schema), await Catalogue.List(target, Catalogue.Schema));
    }

    [Fact]
    public async Task The_file_is_its_owners_and_is_never_overwritten()
    {
        using var copies = new Copies();
        await using var source = await cluster.NewDatabase();
        await copies.Take(source);
        var before = await File.ReadAllBytesAsync(copies.File, Copies.Ct);

        await Assert.ThrowsAsync<BackupException>(() => copies.Take(source));

        Assert.Equal("600", await Command.Demand(["stat", "--format=%a", "--", copies.File], Copies.Ct));
        Assert.Equal(before, await File.ReadAllBytesAsync(copies.File, Copies.Ct));
        Assert.False(File.Exists(copies.File + ".partial"));
    }

    [Fact]
    public async Task A_database_with_anything_in_it_is_refused()
    {
        using var copies = new Copies();
        await using var source = await cluster.NewDatabase();
        await copies.Take(source);

        var refused = await Assert.ThrowsAsync<BackupException>(() => copies.PutBack(source));

        Assert.Contains("not empty", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("tampered")]
    [InlineData("foreign")]
    [InlineData("another manifest")]
    public async Task A_file_that_is_not_a_whole_backup_is_refused_and_nothing_is_touched(string how)
    {
        using var copies = new Copies();
        await using var source = await Busy();
        await using var target = await cluster.NewEmpty();
        await copies.Take(source);
        await Spoil(copies.File, how);

        var refused = await Assert.ThrowsAsync<BackupException>(() => copies.PutBack(target));

        Assert.Contains("nothing was changed", refused.Message, StringComparison.Ordinal);
        Assert.True(await Copies.IsEmpty(target));
    }

    [Fact]
    public async Task A_backup_of_a_newer_release_is_refused_and_nothing_is_touched()
    {
        using var copies = new Copies();
        await using var source = await cluster.NewDatabase();
        await using var target = await cluster.NewEmpty();
        await Copies.Execute(source, "insert into migration (number, name, checksum, applied_at) values (9999, '9999_tomorrow', 'x', '2030-01-01Z')");
        await copies.Take(source);

        var refused = await Assert.ThrowsAsync<BackupException>(() => copies.PutBack(target));

        Assert.Contains("newer", refused.Message, StringComparison.Ordinal);
        Assert.True(await Copies.IsEmpty(target));
    }

    private async Task<NpgsqlDataSource> Busy()
    {
        var source = await cluster.NewDatabase();
        await Copies.Execute(source, BusyYear.Fill);
        return source;
    }

    private static async Task Spoil(string file, string how)
    {
        var bytes = await File.ReadAllBytesAsync(file, Copies.Ct);
        switch (how)
        {
            case "truncated":
                await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)], Copies.Ct);
                break;
            case "foreign":
                await File.WriteAllTextAsync(file, "PGDMP", Copies.Ct);
                break;
            default:
                await using (var archive = await ZipFile.OpenAsync(file, ZipArchiveMode.Update, Copies.Ct))
                {
                    var name = how == "tampered" ? "data/incident" : Manifest.EntryName;
                    archive.GetEntry(name)!.Delete();
                    await using var entry = await archive.CreateEntry(name).OpenAsync(Copies.Ct);
                    await entry.WriteAsync("{}\n"u8.ToArray(), Copies.Ct);
                }
                break;
        }
    }
}
