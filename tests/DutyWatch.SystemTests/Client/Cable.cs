using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DutyWatch.SystemTests.Client;

/// <summary>The line between a county and the prefecture: it can be cut at any byte, and the far end may move while it is.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> sockets = new();
    private readonly Func<string> farEnd;
    private readonly Task accepting;

    /// <param name="farEnd">The server's address now, e.g. `http://127.0.0.1:5080`.</param>
    public Cable(Func<string> farEnd)
    {
        this.farEnd = farEnd;
        listener.Start();
        accepting = Accept();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>How often it was cut.</summary>
    public int Broken { get; private set; }

    /// <summary>Nothing comes through while this is true.</summary>
    public bool IsDown { get; set; }

    /// <summary>Waits until somebody talks, and a moment longer, and cuts everything in the middle of whatever is on it.</summary>
    public async Task Cut(TimeSpan moment, TimeProvider clock, CancellationToken ct)
    {
        while (sockets.IsEmpty)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), clock, ct);
        }
        await Task.Delay(moment, clock, ct);
        CutNow();
        Broken++;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        CutNow();
        await accepting;
        listener.Dispose();
    }

    private void CutNow()
    {
        foreach (var socket in sockets.Keys)
        {
            Close(socket);
        }
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptSocketAsync();
                // A reset, as a cut line gives: no orderly end.
                near.LingerState = new LingerOption(true, 0);
                _ = Join(near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The cable was taken away.
        }
    }

    private async Task Join(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        sockets[near] = sockets[far] = true;
        try
        {
            if (!IsDown)
            {
                var address = new Uri(farEnd());
                await far.ConnectAsync(address.Host, address.Port);
                await Task.WhenAny(Carry(near, far), Carry(far, near));
            }
        }
        catch (SocketException)
        {
            // Nobody is there just now.
        }
        finally
        {
            Close(near);
            Close(far);
        }
    }

    private static async Task Carry(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private void Close(Socket socket)
    {
        sockets.TryRemove(socket, out _);
        socket.Dispose();
    }
}
