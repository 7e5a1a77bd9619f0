using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using DutyWatch.Alerts.Twilio;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Alerts;

/// <summary>Judges that are not ours (tests/twilio, fetched by `ops/test --long`): the real library finds our carrier faithful, and the strict description accepts what we send.</summary>
public sealed class JudgesTests(TestCluster cluster)
{
    private static readonly string Root = Golden.Root;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task The_real_library_works_with_the_carrier_of_these_tests()
    {
        await using var fake = await FakeTwilio.Start();
        fake.BadNumbers.Add("+15005550001");

        var said = (await Node("library.mjs", fake.Url, FakeTwilio.AccountSid, FakeTwilio.AuthToken, "+15005550001"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(e => e.GetProperty("name").GetString()!);

        Assert.Equal("queued", said["created"].GetProperty("status").GetString());
        Assert.Equal("【应急值守】07号泸定县地震续报应15:00报。复1 4821", said["created"].GetProperty("body").GetString());
        Assert.Equal(("400", 21211), (said["bad number"].GetProperty("status").GetString(), said["bad number"].GetProperty("code").GetInt32()));
        Assert.Equal(
            new[] { said["created again"], said["created"] }.Select(e => e.GetProperty("sid").GetString()),
            said["listed"].GetProperty("sids").EnumerateArray().Select(e => e.GetString()));
    }

    [Fact(Explicit = true)]
    public async Task The_strict_description_accepts_every_request_of_ours()
    {
        var port = FreePort();
        using var prism = Start("node_modules/@stoplight/prism-cli/dist/index.js", "mock", "--errors", "-h", "127.0.0.1", "-p", $"{port}", Path.Combine(Root, "tests", "data", "twilio", "messages-calls-strict.json"));
        try
        {
            await Answers(port);
            await using var world = await AlertWorld.Begin(cluster, Settings.Twilio($"http://127.0.0.1:{port}", "https://duty.example.org"));
            await world.Page([AlertWorld.An, AlertWorld.Binh]);
            await world.Quiet();
            Assert.Equal(["accepted", "accepted"], (await world.Deliveries()).Select(d => d.State));

            var listed = 0;
            await foreach (var _ in world.Get<TwilioClient>().List("+8610000000001", world.Now, Ct))
            {
                listed++;
            }
            Assert.True(listed > 0);

            var refused = await world.Get<TwilioClient>().Create([KeyValuePair.Create("To", "hello"), KeyValuePair.Create("Body", "x")], Ct);
            Assert.NotInRange(refused.Status, 200, 299);
        }
        finally
        {
            prism.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> Node(params string[] words)
    {
        using var node = Start(words[0], words[1..]);
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(Ct), node.StandardError.ReadToEndAsync(Ct));
        await node.WaitForExitAsync(Ct);
        Assert.True(node.ExitCode == 0, await errors);
        return await output;
    }

    private static Process Start(string script, params string[] words) => Process.Start(new ProcessStartInfo("node", [script, .. words])
    {
        WorkingDirectory = Path.Combine(Root, "tests", "twilio"),
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task Answers(int port)
    {
        using var http = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync($"http://127.0.0.1:{port}/", Ct);
                return;
            }
            catch (HttpRequestException) when (tries < 600)
            {
                using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
                await pause.WaitForNextTickAsync(Ct);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
