using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace DutyWatch.Bench.Store;

/// <summary>The rival: Quartz's own PostgreSQL store with one stored trigger for each deadline. Its job does nothing but count.</summary>
internal sealed class QuartzDue : IAsyncDisposable
{
    private const int Threads = 10;

    private static readonly TimeSpan UntilDue = TimeSpan.FromSeconds(3);

    private readonly NpgsqlDataSource source;
    private readonly int due;

    private QuartzDue(NpgsqlDataSource source, int due)
    {
        this.source = source;
        this.due = due;
    }

    public static async Task<QuartzDue> Open(string connection, int due, int open)
    {
        var quartz = new QuartzDue(NpgsqlDataSource.Create(connection), due);
        using (var host = quartz.Host())
        {
            // The schema, and one trigger of its own making, of which the others are copies.
            await host.StartAsync();
            var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
            var job = JobBuilder.Create<Count>().WithIdentity("count").StoreDurably().Build();
            await scheduler.ScheduleJob(job, TriggerBuilder.Create().WithIdentity("model").StartAt(Ground.Clocks.Now.AddYears(1)).Build());
            await host.StopAsync();
        }
        await quartz.Copy("later-", open, Ground.Clocks.Now.AddDays(1));
        await quartz.Execute("vacuum analyze");
        return quartz;
    }

    /// <summary>Milliseconds from the instant in which all are due to the start of the last one's job.</summary>
    public async Task<double> Round()
    {
        var at = Ground.Clocks.Now + UntilDue;
        await Copy(string.Create(CultureInfo.InvariantCulture, $"due-{at.UtcTicks}-"), due, at);
        var last = Count.Expect(due);
        using var host = Host();
        await host.StartAsync();
        var elapsed = await last.WaitAsync(TimeSpan.FromMinutes(2), Ground.Clocks.Machine) - at;
        await host.StopAsync();
        Quick.Say($"Quartz: {elapsed.TotalMilliseconds:0} ms");
        return elapsed.TotalMilliseconds;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private IHost Host()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<System.Data.Common.DbDataSource>(source);
        builder.Services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o => (o.InstanceName, o.MaxBatchSize) = ("rival", Threads));
            q.UseDefaultThreadPool(Threads);
            q.UsePersistentStore(s =>
            {
                s.UsePostgres(db => db.UseRegisteredDataSource = true);
                s.ProvisionSchema();
            });
        });
        builder.Services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return builder.Build();
    }

    private Task Copy(string prefix, int count, DateTimeOffset at) => Execute(
        string.Create(CultureInfo.InvariantCulture, $"""
            create temporary table copies as select t.*, n from qrtz_triggers t cross join generate_series(1, {count}) n where t.trigger_name = 'model';
            update copies set trigger_name = '{prefix}' || n, next_fire_time = {at.UtcTicks}, start_time = {at.UtcTicks};
            alter table copies drop column n;
            insert into qrtz_triggers select * from copies;
            insert into qrtz_simple_triggers select s.sched_name, c.trigger_name, s.trigger_group, s.repeat_count, s.repeat_interval, s.times_triggered
            from qrtz_simple_triggers s cross join copies c where s.trigger_name = 'model';
            drop table copies
            """));

    private async Task Execute(string sql)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var statement in sql.Split(";\n"))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }

    internal sealed class Count : IJob
    {
        private static TaskCompletionSource<DateTimeOffset> last = new();
        private static int left;

        public static Task<DateTimeOffset> Expect(int count)
        {
            last = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref left, count);
            return last.Task;
        }

        public ValueTask Execute(IJobExecutionContext context, CancellationToken ct)
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                last.TrySetResult(Ground.Clocks.Now);
            }
            return ValueTask.CompletedTask;
        }
    }
}
