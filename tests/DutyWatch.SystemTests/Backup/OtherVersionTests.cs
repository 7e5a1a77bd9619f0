using DutyWatch.Postgres.Private;
using DutyWatch.SystemTests.Ground;
using DutyWatch.SystemTests.House;
using DutyWatch.SystemTests.TestGround;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DutyWatch.SystemTests.Backup;

public sealed class OtherVersionTests(TestCluster cluster)
{
    [Fact]
    public async Task A_backup_goes_into_another_version_of_PostgreSQL_and_back_with_the_same_hashes()
    {
        var binaries = Environment.GetEnvironmentVariable("DUTYWATCH_NPM_POSTGRES_BIN");
        Assert.False(string.IsNullOrEmpty(binaries), "DUTYWATCH_NPM_POSTGRES_BIN is not set: run the tests by ops/test, which puts the npm programs there");
        using var copies = new Copies();
        using var data = DataFolder.Open();
        await using var here = await cluster.NewDatabase();
        await using var back = await cluster.NewEmpty();
        await Copies.Execute(here, BusyYear.Fill);
        await using var other = await PrivatePostgres.Start(new PrivatePostgresOptions(data.Path, Durable: false, binaries), new MachineTime(), NullLogger.Instance, Copies.Ct);
        await using var there = NpgsqlDataSource.Create(other.ConnectionString + ";Pooling=false");

        var first = await copies.Take(here);
        await copies.PutBack(there);
        var second = await copies.Take(there, copies.Beside("second"));
        await copies.PutBack(back, copies.Beside("second"));
        var third = await copies.Take(back, copies.Beside("third"));

        Assert.NotEqual(first.Server.Split('.')[0], second.Server.Split('.')[0]);
        Assert.Equal(Copies.Hashes(first), Copies.Hashes(second));
        Assert.Equal(Copies.Hashes(first), Copies.Hashes(third));
        Assert.Equal(await Catalogue.List(here, Catalogue.Schema), await Catalogue.List(back, Catalogue.Schema));
    }
}
