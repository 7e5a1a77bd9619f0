using DutyWatch.Contracts;

namespace DutyWatch.Client;

/// <summary>Where a county's system files to, and where it keeps what was not answered yet.</summary>
public sealed record DutyClientOptions
{
    /// <summary>The server's address, e.g. `https://duty.example.gov.cn`.</summary>
    public required Uri Server { get; init; }

    /// <summary>The key that was issued to this unit. It is sent with every call and never written to disk.</summary>
    public required string ApiKey { get; init; }

    /// <summary>A folder of this program alone, on a local disk: the queue of reports and their answers.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// Called for each report when the server has answered it, in the order filed. It may be called again after a crash, so it must bear a repeat.
    /// The next report waits until it has returned; while it throws it is called again.
    /// </summary>
    public Func<FilingAnswer, Task>? OnAnswered { get; init; }

    /// <summary>Told of every failed try: no link, no valid key, a server in trouble. The report stays queued and is tried again.</summary>
    public Action<Exception>? OnTrouble { get; init; }

    /// <summary>How long answers are remembered: as long as the server remembers its receipts.</summary>
    public TimeSpan KeepAnswers { get; init; } = TimeSpan.FromDays(400);

    /// <summary>How long one try may take before its outcome counts as unknown and the report is sent again.</summary>
    public TimeSpan TryFor { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest pause between two tries; the first is a fiftieth of it.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(15);

#pragma warning disable RS0030 // A program that links this library has no composition root of ours: the machine's clock unless it gives another.
    public TimeProvider Clock { get; init; } = TimeProvider.System;
#pragma warning restore RS0030
}

/// <summary>What became of one report: exactly one of the two.</summary>
/// <param name="Reply">The server took it; word for word the first reply, however often it was sent.</param>
/// <param name="Refusal">The server refused it for good; mend it and file it under a new id.</param>
public sealed record FilingAnswer(Guid ReportId, FileReportReply? Reply, RefusalBody? Refusal);
