using System.Net;
using DutyWatch.Contracts;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Nodes;

/// <summary>A node that was stopped for a while by its machine believes that nothing happened: it still holds what others have taken over.</summary>
[Collection(ByThemselves.Name)]
public sealed class PausedNodeStory(TestCluster cluster, ITestOutputHelper output)
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("DUTYWATCH_LONG") == "1";
    private static readonly TimeSpan Paused = TimeSpan.FromSeconds(IsLong ? 30 : 16);

    // One fault may cost ten seconds; nothing may wait until the paused node comes back.
    private static readonly TimeSpan StepMayBeLate = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_a_paused_node_had_in_hand_is_taken_over_and_its_late_word_is_refused()
    {
        await using var prefecture = await Prefecture.Begin(cluster);
        (string, string)[] shortLease = [("Alerts__LeaseSeconds", "10"), ("Gateways__Twilio__TimeoutSeconds", "30")];
        var (zombie, other) = (await prefecture.Start("zombie", "all", shortLease), await prefecture.Start("other", "all", shortLease));
        var answer = new TaskCompletionSource();
        prefecture.Carrier.BeforeAnswer = text =>
        {
            prefecture.Carrier.Hide(text.DeliveryId);
            return answer.Task;
        };
        using var county = prefecture.Caller(Prefecture.Counties[0]);
        await Prefecture.Post<FileReportReply>(county, zombie, "/api/v1/reports", Prefecture.Phone(Prefecture.Counties[0]));
        await prefecture.Carrier.Until(texts => texts.Count >= 1, "the page in the zombie's hands");
        var began = Prefecture.Time.GetTimestamp();
        zombie.Freeze();
        prefecture.Carrier.BeforeAnswer = _ => Task.CompletedTask;
        // The gateway has said yes, and nobody is there to hear it.
        answer.SetResult();
        var delivery = prefecture.Carrier.Ledger[0].DeliveryId;

        await prefecture.Until("select state = 'accepted' and possibly_repeated and attempt = 2 from delivery where id = @delivery", new { delivery });
        var takenOver = Prefecture.Time.GetElapsedTime(began);
        await Task.Delay(Paused - takenOver, Prefecture.Time, TestContext.Current.CancellationToken);
        zombie.Thaw();
        await UntilLogged(zombie, $"The outcome of delivery {delivery}, attempt 1, came after it was taken over");

        output.WriteLine($"taken over after {takenOver.TotalSeconds:0.0} s with a lease of 10 s");
        Assert.Equal(2, prefecture.Carrier.Ledger.Count(t => t.DeliveryId == delivery));
        Assert.Equal([2], await prefecture.Rows<int>("select attempt from delivery where id = @delivery", new { delivery }));
        var marked = await prefecture.Rows<Guid>("select id from delivery where possibly_repeated");
        Assert.All(prefecture.Carrier.Ledger.GroupBy(t => t.DeliveryId).Where(text => text.Count() > 1), text => Assert.Contains(text.Key, marked));
        // The zombie may say that its own transactions were ended: they were.
        Assert.Empty(other.Errors);
    }

    [Fact]
    public async Task A_node_paused_in_the_middle_of_a_filing_holds_nobody_up_and_the_report_is_filed_once()
    {
        await using var prefecture = await Prefecture.Begin(cluster);
        var (zombie, other) = (await prefecture.Start("zombie"), await prefecture.Start("other"));
        using var officer = prefecture.Caller(Prefecture.Code);
        using var county = prefecture.Caller(Prefecture.Counties[0]);
        // The deadline is four seconds away.
        var lead = await Prefecture.Post<RecordLeadReply>(officer, other, "/api/v1/leads", Prefecture.Lead(Prefecture.Counties[0], Prefecture.Now.AddMinutes(-30).AddSeconds(4)));
        var written = lead.Opened.Single(o => o.Kind == "first").ObligationId;
        var report = Prefecture.Phone(Prefecture.Counties[0], lead.IncidentId);
        Task<HttpResponseMessage> filing;
        await using (await prefecture.Holding("select 1 from obligation where id = @written for update", new { written }))
        {
            filing = Prefecture.Post(county, zombie, "/api/v1/reports", report);
            await prefecture.Until(Waits);
            zombie.Freeze();
        }
        var began = Prefecture.Time.GetTimestamp();

        await prefecture.Until("select count(*) = 1 from obligation_step s join obligation o on o.id = s.obligation_id where o.kind = 'phone' and s.position = 2");
        var late = (await prefecture.Rows<double>("select extract(epoch from s.fired_at - s.due_at)::float8 from obligation_step s join obligation o on o.id = s.obligation_id where o.kind = 'phone' and s.position = 2")).Single();
        await Task.Delay(Paused - Prefecture.Time.GetElapsedTime(began), Prefecture.Time, TestContext.Current.CancellationToken);
        zombie.Thaw();
        using var broken = await filing;
        var again = await Prefecture.Post<FileReportReply>(county, other, "/api/v1/reports", report);

        output.WriteLine($"the step at the deadline was {late:0.0} s late");
        Assert.InRange(TimeSpan.FromSeconds(late), TimeSpan.Zero, StepMayBeLate);
        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        Assert.Equal(CommandState.Accepted, again.State);
        Assert.Equal([report.ReportId], await prefecture.Rows<Guid>("select id from report"));
        Assert.Empty(other.Errors);
    }

    // The filing itself, and not the record of a text that waits behind it.
    private const string Waits = "select count(*) = 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%from obligation%for update%'";

    private static async Task UntilLogged(Node node, string words)
    {
        var began = Prefecture.Time.GetTimestamp();
        while (!node.Log.Any(line => line.Contains(words, StringComparison.Ordinal)))
        {
            Assert.True(Prefecture.Time.GetElapsedTime(began) < TimeSpan.FromSeconds(20), $"Never logged: {words}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Prefecture.Time);
        }
    }
}
