using System.Diagnostics;
using System.Text;

namespace DutyWatch.Bench.Hub;

/// <summary>Counts who has heard the events, and knows the instant of the last.</summary>
internal sealed class Ears
{
    private static readonly byte[] Events = Encoding.ASCII.GetBytes("\"target\":\"Events\"");
    private static readonly byte[] Answer = Encoding.ASCII.GetBytes("\"invocationId\":\"1\"");
    private static readonly byte[] Refusal = Encoding.ASCII.GetBytes("\"refusal\"");

    private volatile Waiting events = new(int.MaxValue, []);
    private volatile Waiting answers = new(int.MaxValue, []);

    /// <summary>Completes with the instant at which so many messages of events that hold <paramref name="mark"/> were heard.</summary>
    public Task<long> Expect(int count, string mark = "") => (events = new Waiting(count, Encoding.ASCII.GetBytes(mark))).Last.Task;

    /// <summary>Completes when so many calls of Follow were answered.</summary>
    public Task<long> ExpectAnswers(int count) => (answers = new Waiting(count, [])).Last.Task;

    public void Hear(SocketConsole console, ReadOnlyMemory<byte> message)
    {
        var text = message.Span;
        if (text.IndexOf(Events) >= 0)
        {
            events.Hear(text);
        }
        else if (text.IndexOf(Answer) >= 0)
        {
            if (text.IndexOf(Refusal) >= 0)
            {
                answers.Last.TrySetException(new InvalidOperationException($"Follow was refused: {Encoding.UTF8.GetString(text)}"));
            }
            answers.Hear(text);
        }
    }

    private sealed class Waiting(int count, byte[] mark)
    {
        private int heard;

        public TaskCompletionSource<long> Last { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Hear(ReadOnlySpan<byte> text)
        {
            if (text.IndexOf(mark) >= 0 && Interlocked.Increment(ref heard) == count)
            {
                Last.TrySetResult(Stopwatch.GetTimestamp());
            }
        }
    }
}
