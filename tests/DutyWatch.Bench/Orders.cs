using System.Threading.Channels;

namespace DutyWatch.Bench;

/// <summary>The lines of standard input, read by a thread of their own: the console's reader blocks, and a blocked thread of the pool would slow down what is measured.</summary>
internal static class Orders
{
    public static IAsyncEnumerable<string> Read()
    {
        var lines = Channel.CreateUnbounded<string>();
        var reading = new Thread(() =>
        {
            while (Console.In.ReadLine() is { } line)
            {
                lines.Writer.TryWrite(line);
            }
            lines.Writer.Complete();
        })
        { IsBackground = true };
        reading.Start();
        return lines.Reader.ReadAllAsync();
    }
}
