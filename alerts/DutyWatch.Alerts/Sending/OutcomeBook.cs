using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;

namespace DutyWatch.Alerts.Sending;

/// <summary>What a gateway said of one attempt.</summary>
internal sealed record Said(DeliveryToSend Delivery, SendOutcome Outcome)
{
    public (Guid, int) Attempt => (Delivery.Id, Delivery.Attempt);
}

/// <summary>
/// Writes down what gateways said: all that came while one transaction was committing goes into the next. A quiet hour so has one a
/// transaction and no wait, and a burst shares the commits, which are what a text costs.
/// </summary>
internal sealed class OutcomeBook(Database database, RecordOutcome record)
{
    private const int MostAtOnce = 200;

    private readonly Lock gate = new();
    private readonly Queue<Waiting> waiting = new();
    private bool isWriting;

    /// <summary>True when it is committed; false when somebody else holds the delivery by now.</summary>
    public Task<bool> Write(DeliveryToSend delivery, SendOutcome outcome)
    {
        var line = new Waiting(new Said(delivery, outcome));
        bool isFirst;
        lock (gate)
        {
            waiting.Enqueue(line);
            isFirst = !isWriting;
            isWriting = true;
        }
        if (isFirst)
        {
            _ = WriteAll();
        }
        return line.Done.Task;
    }

    private async Task WriteAll()
    {
        while (TakeNext() is { Count: > 0 } batch)
        {
            await WriteBatch(batch);
        }
    }

    private List<Waiting> TakeNext()
    {
        lock (gate)
        {
            var batch = new List<Waiting>(Math.Min(waiting.Count, MostAtOnce));
            while (batch.Count < MostAtOnce && waiting.TryDequeue(out var line))
            {
                batch.Add(line);
            }
            isWriting = batch.Count > 0;
            return batch;
        }
    }

    // Not cancelled by a stop: what the gateway already said must be kept.
    private async Task WriteBatch(List<Waiting> batch)
    {
        try
        {
            Fault.Point("outcome.recording");
            var recorded = await database.Do(tx => record.Handle(tx, [.. batch.Select(line => line.Said)]), CancellationToken.None);
            Fault.Point("outcome.recorded");
            batch.ForEach(line => line.Done.SetResult(recorded.Contains(line.Said.Attempt)));
        }
        catch (Exception) when (batch.Count > 1)
        {
            // One that cannot be written must not take the others with it.
            await Task.WhenAll(batch.Select(line => WriteBatch([line])));
        }
        catch (Exception e)
        {
            batch[0].Done.SetException(e);
        }
    }

    private sealed record Waiting(Said Said)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
