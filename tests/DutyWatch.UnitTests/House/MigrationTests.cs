using DutyWatch.Postgres.Schema;

namespace DutyWatch.UnitTests.House;

/// <summary>Migrations are numbered without gaps and, once released, never edited. Until 0.1.0 is released the checksums may be written anew.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void Migrations_are_numbered_without_gaps() => Assert.Equal(Enumerable.Range(1, Migrator.Carried.Count), Migrator.Carried.Select(m => m.Number));

    [Fact]
    public void The_program_carries_every_migration_of_the_repository() =>
        Assert.Equal(Repository.FilesIn("ops/db/migrations", ".sql").Select(f => Path.GetFileNameWithoutExtension(f)), Migrator.Carried.Select(m => m.Name));

    [Fact]
    public void Every_migration_says_why() => Assert.All(Migrator.Carried, m => Assert.Matches("^(-- no transaction\\n)?-- Why: ", m.Text));

    [Fact]
    public void No_released_migration_was_edited() =>
        GeneratedFile.Agrees("ops/db/checksums.txt", string.Concat(Migrator.Carried.Select(m => $"{m.Checksum}  {m.Name}.sql\n")));
}
