using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DutyWatch.Bench.Hub;

/// <summary>
/// A console that is a bare socket: ten thousand client objects of the library would measure the library. It speaks as much WebSocket
/// and hub protocol as a follower needs: the upgrade, the greeting, one call, and whole messages out of frames.
/// </summary>
/// <param name="heard">Is given every message; its bytes are gone after the call.</param>
internal sealed class SocketConsole(Action<SocketConsole, ReadOnlyMemory<byte>> heard) : IDisposable
{
    private const byte EndOfMessage = 0x1e;
    private const int Mask = 0x80;

    private static readonly byte[] Ping = Frame("{\"type\":6}");

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly MemoryStream message = new();
    private long leftOfFrame;
    private byte[] unread = [];

    /// <summary>Connects from one of several loopback addresses: one alone runs out of ports.</summary>
    public async Task Connect(int port, string path, string key, int number)
    {
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(2 + (number % 8))]), 0));
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await Send(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {key}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"));
        await ReadUpgrade();
        await Send(Frame("{\"protocol\":\"json\",\"version\":1}"));
    }

    public Task Follow(string? after) =>
        Send(Frame($$"""{"type":1,"invocationId":"1","target":"Follow","arguments":[{{(after is null ? "{}" : $$"""{"after":"{{after}}"}""")}}]}"""));

    /// <summary>Calls a method of the hub; its answer is a message that names <paramref name="invocation"/>.</summary>
    public Task Call(string invocation, string method, string argument) =>
        Send(Frame($$"""{"type":1,"invocationId":"{{invocation}}","target":"{{method}}","arguments":[{{argument}}]}"""));

    /// <summary>The server closes who was silent for half a minute.</summary>
    public Task SayAlive() => Send(Ping);

    /// <summary>Reads until the connection ends.</summary>
    public async Task Read()
    {
        var buffer = new byte[4096];
        try
        {
            Take([]);
            while (await socket.ReceiveAsync(buffer) is > 0 and var read)
            {
                Take(buffer.AsSpan(0, read));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // It was cut; whoever waits for its messages says so.
        }
    }

    public void Dispose()
    {
        // Without the patience of TCP: the ports must be free again at once.
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    // Client frames must be masked; a mask of zeros leaves the text as it is.
    private static byte[] Frame(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text + (char)EndOfMessage);
        byte[] length = payload.Length < 126 ? [(byte)(Mask | payload.Length)] : [Mask | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        return [0x81, .. length, 0, 0, 0, 0, .. payload];
    }

    private async Task Send(byte[] bytes) => await socket.SendAsync(bytes);

    private async Task ReadUpgrade()
    {
        var buffer = new byte[4096];
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            length += read;
            var end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0 || read == 0)
            {
                var status = Encoding.ASCII.GetString(buffer, 0, Math.Min(length, 12));
                unread = status == "HTTP/1.1 101" ? buffer[(end + 4)..length] : throw new IOException($"The hub answered {status}");
                return;
            }
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        if (unread.Length > 0)
        {
            bytes = (byte[])[.. unread, .. bytes];
            unread = [];
        }
        while (bytes.Length > 0)
        {
            if (leftOfFrame == 0 && !ReadHeader(ref bytes))
            {
                unread = bytes.ToArray();
                return;
            }
            var part = bytes[..(int)Math.Min(leftOfFrame, bytes.Length)];
            leftOfFrame -= part.Length;
            bytes = bytes[part.Length..];
            TakeText(part);
        }
    }

    private bool ReadHeader(ref ReadOnlySpan<byte> bytes)
    {
        var size = bytes.Length < 2 ? 2 : bytes[1] switch { 126 => 4, 127 => 10, _ => 2 };
        if (bytes.Length < size)
        {
            return false;
        }
        leftOfFrame = size switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            10 => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
            _ => bytes[1],
        };
        bytes = bytes[size..];
        return true;
    }

    private void TakeText(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf(EndOfMessage) is >= 0 and var end)
        {
            message.Write(text[..end]);
            heard(this, message.GetBuffer().AsMemory(0, (int)message.Length));
            message.SetLength(0);
            text = text[(end + 1)..];
        }
        message.Write(text);
    }
}
