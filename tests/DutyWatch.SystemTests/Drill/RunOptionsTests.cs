using System.Diagnostics;
using DutyWatch.UnitTests.House;

namespace DutyWatch.SystemTests.Drill;

/// <summary>What `ops/run` refuses before it builds or starts anything.</summary>
public sealed class RunOptionsTests
{
    [Theory]
    [InlineData("--replay luding-2022-0905 --speed 0", "1 to 3600, not 0")]
    [InlineData("--replay luding-2022-0905 --speed 3601", "1 to 3600, not 3601")]
    [InlineData("--replay luding-2022-0905 --speed fast", "1 至 3600 的整数，不能是 fast")]
    [InlineData("--replay luding-2022-0905 --until tomorrow", "2022-09-05T18:00, not tomorrow")]
    [InlineData("--replay wenchuan-2008-0512", "there are: kangding-2024-0803 luding-2022-0905 yajiang-2024-0315")]
    [InlineData("--replay ../people", "没有重演 ../people")]
    [InlineData("--replay luding-2022-0905 --connection Host=nowhere", "a cluster of its own")]
    [InlineData("--speed 60", "need --replay")]
    [InlineData("--skip-idle", "须与 --replay 同用")]
    public async Task What_cannot_be_meant_is_refused_at_once_and_in_both_languages(string options, string says)
    {
        using var run = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "ops", "run"), .. options.Split(' ')])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ConnectionStrings__DutyWatch"] = null },
        })!;
        var said = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.* / .*[A-Za-z]", said);
    }
}
