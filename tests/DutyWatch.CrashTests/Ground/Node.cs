using DutyWatch.CrashTests.Host;

namespace DutyWatch.CrashTests.Ground;

/// <summary>A server process that is started again whenever it ends, as a supervisor of services does.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMilliseconds(200);

    private readonly IReadOnlyList<string> verb;
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly Task life;
    private volatile bool stopping;
    private volatile Child? child;
    private volatile bool isOpen;
    private volatile TaskCompletionSource armed = NewSignal();
    private Strike? next;

    public Node(IReadOnlyList<string> verb, IReadOnlyDictionary<string, string> environment)
    {
        this.verb = verb;
        this.environment = environment;
        life = Task.Run(Live);
    }

    /// <summary>Called when its fuse burnt.</summary>
    public Action<string> OnStruck { get; set; } = _ => { };

    /// <summary>Called after it died and before it lives again.</summary>
    public Func<Task> OnDeath { get; set; } = () => Task.CompletedTask;

    public int Deaths { get; private set; }

    public string Said => child?.Said ?? "";

    public async Task WhenOpen()
    {
        var since = Site.Time.GetTimestamp();
        while (!isOpen)
        {
            if (Site.Time.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException($"The server does not start again: {Said}");
            }
            await Task.Delay(BetweenLooks, Site.Time);
        }
    }

    /// <summary>Arms this life; null disarms it.</summary>
    public async Task Arm(Strike? strike)
    {
        armed = NewSignal();
        child?.Order(strike?.ToString() ?? "");
        // Dead or dying is as good as disarmed.
        await Task.WhenAny(armed.Task, Task.Delay(TimeSpan.FromSeconds(5), Site.Time));
    }

    /// <summary>Its next life begins armed.</summary>
    public void ArmNextLife(Strike? strike) => Interlocked.Exchange(ref next, strike);

    public void Kill()
    {
        isOpen = false;
        child?.Kill();
    }

    public async ValueTask DisposeAsync()
    {
        stopping = true;
        child?.Kill();
        await life;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task Live()
    {
        while (!stopping)
        {
            using var one = Child.Start(verb, EnvironmentOf(Interlocked.Exchange(ref next, null)), Hear);
            child = one;
            if (stopping)
            {
                one.Kill();
            }
            await one.End();
            var hasOpened = isOpen;
            isOpen = false;
            armed.TrySetResult();
            if (!stopping)
            {
                Deaths++;
                await OnDeath();
                await (hasOpened ? Task.CompletedTask : Task.Delay(BeforeTryingAgain, Site.Time));
            }
        }
    }

    private Dictionary<string, string> EnvironmentOf(Strike? strike) =>
        strike is null ? new(environment) : new(environment) { [StruckServer.StrikeVariable] = strike.ToString() };

    private void Hear(string what)
    {
        switch (what.Split(' '))
        {
            case ["open"]:
                isOpen = true;
                break;
            case ["armed"]:
                armed.TrySetResult();
                break;
            case ["struck", var point]:
                OnStruck(point);
                break;
        }
    }
}
