using System.Text;
using DutyWatch.Bench.Hub;

namespace DutyWatch.Bench.Filing;

/// <summary>A county's program at the hub: it files the next report when the last one was answered.</summary>
internal sealed class Filer : IDisposable
{
    private static readonly byte[] Accepted = Encoding.ASCII.GetBytes("\"state\":\"accepted\"");
    private static readonly byte[] Incident = Encoding.ASCII.GetBytes("\"incidentId\":\"");

    private readonly SocketConsole socket;
    private readonly string unit;
    private volatile TaskCompletionSource<Guid> answer = new();
    private int calls;

    public Filer(int number)
    {
        unit = Reports.UnitOf(number);
        socket = new SocketConsole(Hear);
    }

    public async Task Connect(HubPlace hub, int number)
    {
        await socket.Connect(hub.Port, hub.Path, hub.Keys[number], number);
        _ = socket.Read();
    }

    /// <summary>Files until the time is over, and returns how many reports were accepted.</summary>
    public async Task<int> FileUntil(Func<bool> isOver)
    {
        var accepted = 0;
        while (!isOver())
        {
            var incident = await File(Reports.Write(Reports.First(unit)));
            accepted++;
            for (var n = 1; n < Reports.OfAnIncident && !isOver(); n++)
            {
                await File(Reports.Write(Reports.FollowUp(unit, incident)));
                accepted++;
            }
        }
        return accepted;
    }

    public void Dispose() => socket.Dispose();

    private async Task<Guid> File(string report)
    {
        var waiting = answer = new TaskCompletionSource<Guid>(TaskCreationOptions.RunContinuationsAsynchronously);
        await socket.Call($"{++calls}", "FileReport", report);
        return await waiting.Task.WaitAsync(TimeSpan.FromSeconds(30), Ground.Clocks.Machine);
    }

    private void Hear(SocketConsole console, ReadOnlyMemory<byte> message)
    {
        var text = message.Span;
        if (text.IndexOf("\"type\":3"u8) < 0)
        {
            return;
        }
        var at = text.IndexOf(Incident);
        if (text.IndexOf(Accepted) < 0 || at < 0)
        {
            answer.TrySetException(new InvalidOperationException($"A report was refused: {Encoding.UTF8.GetString(text)}"));
            return;
        }
        answer.TrySetResult(Guid.Parse(Encoding.ASCII.GetString(text.Slice(at + Incident.Length, 36))));
    }
}
