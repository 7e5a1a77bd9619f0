using DutyWatch.Postgres.Private;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace DutyWatch.SystemTests.Ground;

public sealed class PrivatePostgresTests
{
    private static readonly MachineTime Time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_root_a_service_user_serves_the_database()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        using var data = DataFolder.Open();

        await using var postgres = await Start(data);

        Assert.Contains(await OwnerOf(data.Cluster), new[] { "postgres", "dutywatch", "nobody" });
        Assert.Equal("dutywatch", await Ask(postgres.ConnectionString, "select current_database()"));
    }

    [Fact]
    public async Task As_root_data_of_a_private_home_are_kept_where_the_service_user_can_reach_them()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        using var data = DataFolder.InPrivateHome();

        await using (await Start(data))
        {
            Assert.StartsWith("/var/lib/dutywatch/", data.Cluster, StringComparison.Ordinal);
        }

        await using var again = await Start(data);
        Assert.Equal("1", await Ask(again.ConnectionString, "select 1::text"));
    }

    [Fact]
    public async Task As_root_a_deleted_data_folder_begins_anew_and_the_old_data_are_kept_aside()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        using var data = DataFolder.InPrivateHome();
        await using (var first = await Start(data))
        {
            await Do(first.ConnectionString, "create table said (words text)");
        }

        File.Delete(Directory.EnumerateFileSystemEntries(data.Path, "pg??").Single());
        await using var second = await Start(data);

        Assert.Null(await Ask(second.ConnectionString, "select to_regclass('said')::text"));
        Assert.Single(Directory.EnumerateDirectories(Path.GetDirectoryName(data.Cluster)!, "*.unlinked-*"));
    }

    [Fact]
    public async Task An_ordinary_user_has_a_database_from_the_npm_programs()
    {
        using var data = DataFolder.Open();
        using var programs = DataFolder.Open();
        var copy = HelperProcess.CopyPrograms(Path.Combine(programs.Path, "copy"));

        await using var helper = await HelperProcess.Start(copy, data.Path, NpmBinaries, await BecomeOrdinary(data.Path));

        Assert.StartsWith("18.", await Ask(helper.FirstLine, "show server_version"), StringComparison.Ordinal);
        Assert.Equal(0, await helper.Stop());
        Assert.Empty(ProcessTable.LivingIn(data.Cluster));
    }

    [Fact]
    public async Task It_listens_on_its_socket_only_and_keeps_the_settings_of_the_house()
    {
        using var data = DataFolder.Open();

        await using var postgres = await Start(data);

        Assert.Equal("", await Ask(postgres.ConnectionString, "show listen_addresses"));
        Assert.Equal("UTC", await Ask(postgres.ConnectionString, "show timezone"));
        Assert.Equal("30s", await Ask(postgres.ConnectionString, "show idle_in_transaction_session_timeout"));
        Assert.Equal("0", await Ask(postgres.ConnectionString, "show max_parallel_workers_per_gather"));
        Assert.Equal("on", await Ask(postgres.ConnectionString, "show fsync"));
        await Do(postgres.ConnectionString, "create extension pg_trgm");
        Assert.NotEqual("{}", await Ask(postgres.ConnectionString, "select show_trgm('泸定县')::text"));
    }

    [Fact]
    public async Task Committed_rows_outlive_a_killed_postgres_and_a_new_start()
    {
        using var data = DataFolder.Open();
        await using (var first = await Start(data))
        {
            await Do(first.ConnectionString, "create table said as select '地震' as words");
            ProcessTable.Send(PidOf(data), Signal.Kill);
        }

        await using var second = await Start(data);

        Assert.Equal("地震", await Ask(second.ConnectionString, "select words from said"));
    }

    [Fact]
    public async Task A_killed_postgres_comes_back_by_itself()
    {
        using var data = DataFolder.Open();
        await using var postgres = await Start(data);
        await Do(postgres.ConnectionString, "create table said as select '地震' as words");
        var killed = PidOf(data);

        ProcessTable.Send(killed, Signal.Kill);
        await Until(() => PidFile.Read(Path.Combine(data.Cluster, "postmaster.pid")) is { IsReady: true } file && file.Pid != killed);

        Assert.Equal("地震", await Ask(postgres.ConnectionString, "select words from said"));
    }

    [Fact]
    public async Task When_its_parent_is_killed_postgres_goes_away_and_a_new_start_works()
    {
        using var data = DataFolder.Open();
        await using var parent = await HelperProcess.Start(AppContext.BaseDirectory, data.Path);
        await Do(parent.FirstLine, "create table said as select '地震' as words");

        await parent.Kill();
        await Until(() => ProcessTable.LivingIn(data.Cluster).Count == 0);

        await using var postgres = await Start(data);
        Assert.Equal("地震", await Ask(postgres.ConnectionString, "select words from said"));
    }

    [Fact]
    public async Task A_new_start_replaces_what_a_killed_parent_and_a_killed_postgres_left()
    {
        using var data = DataFolder.Open();
        await using var parent = await HelperProcess.Start(AppContext.BaseDirectory, data.Path);
        var server = PidOf(data);

        await parent.Kill();
        ProcessTable.Send(server, Signal.Kill);

        await using var postgres = await Start(data);
        Assert.Equal("1", await Ask(postgres.ConnectionString, "select 1::text"));
    }

    [Fact]
    public async Task A_second_start_on_the_same_data_folder_says_so()
    {
        using var data = DataFolder.Open();
        await using var parent = await HelperProcess.Start(AppContext.BaseDirectory, data.Path);

        var refused = await Assert.ThrowsAsync<DataFolderInUseException>(() => Start(data));

        Assert.Contains(data.Path, refused.Message, StringComparison.Ordinal);
        Assert.Matches(@"正被另一个 DutyWatch（进程 \d+）使用.*in use by another DutyWatch \(process \d+\)", refused.Message);
        Assert.Equal("1", await Ask(parent.FirstLine, "select 1::text"));
    }

    [Fact]
    public async Task A_command_beside_a_living_server_reaches_its_database()
    {
        using var data = DataFolder.Open();
        Assert.Null(await PrivatePostgres.FindRunning(data.Path, Ct));

        await using (var postgres = await Start(data))
        {
            Assert.Equal(postgres.ConnectionString, await PrivatePostgres.FindRunning(data.Path, Ct));
        }

        Assert.Null(await PrivatePostgres.FindRunning(data.Path, Ct));
    }

    [Fact]
    public async Task Data_of_a_major_version_that_is_not_there_are_refused_by_name()
    {
        using var data = DataFolder.Open();
        Directory.CreateDirectory(Path.Combine(data.Path, "pg12"));

        var refused = await Assert.ThrowsAsync<PrivatePostgresException>(() => Start(data));

        Assert.Matches(@"belong to PostgreSQL 12, and this machine has only 1[5-8]", refused.Message);
    }

    private static string NpmBinaries =>
        Environment.GetEnvironmentVariable("DUTYWATCH_NPM_POSTGRES_BIN") is { Length: > 0 } folder
            ? folder
            : throw new InvalidOperationException("DUTYWATCH_NPM_POSTGRES_BIN is not set: run the tests by ops/test, which puts the npm programs there");

    private static Task<PrivatePostgres> Start(DataFolder data) =>
        PrivatePostgres.Start(new PrivatePostgresOptions(data.Path), Time, NullLogger.Instance, Ct);

    private static int PidOf(DataFolder data) => PidFile.Read(Path.Combine(data.Cluster, "postmaster.pid"))!.Pid;

    /// <summary>The words that make root somebody else, and the folder given to him; nothing when we are nobody special.</summary>
    private static async Task<string[]> BecomeOrdinary(string folder)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return [];
        }
        await Command.Demand(["chown", "nobody", "--", folder], Ct);
        return ["setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "--"];
    }

    private static Task<string> OwnerOf(string folder) => Command.Demand(["stat", "--format=%U", "--", folder], Ct);

    private static async Task<string?> Ask(string connectionString, string question)
    {
        await using var connection = new NpgsqlConnection(Unpooled(connectionString));
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(Ct) as string;
    }

    private static async Task Do(string connectionString, string order) => _ = await Ask(connectionString, order);

    /// <summary>A pooled connection to a killed server would be handed out once more.</summary>
    private static string Unpooled(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    private static async Task Until(Func<bool> fact)
    {
        var since = Time.GetTimestamp();
        while (!fact())
        {
            Assert.True(Time.GetElapsedTime(since) < TimeSpan.FromSeconds(30), "waited 30 s in vain");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Time, Ct);
        }
    }
}
