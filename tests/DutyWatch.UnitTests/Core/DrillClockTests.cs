using DutyWatch.Core.Time;
using Microsoft.Extensions.Time.Testing;

namespace DutyWatch.UnitTests.Core;

public sealed class DrillClockTests
{
    private static readonly DateTimeOffset Start = new(2022, 9, 5, 12, 40, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset Far = Start.AddDays(30);

    private readonly FakeTimeProvider machine = new();

    [Theory]
    [InlineData(1, 60)]
    [InlineData(60, 3600)]
    [InlineData(3600, 216_000)]
    public void A_minute_of_the_machine_is_so_many_seconds_of_duty(int speed, int seconds)
    {
        var clock = new DrillClock(machine, Start, speed);
        clock.RunTo(Far);

        machine.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Start.AddSeconds(seconds), clock.GetUtcNow());
    }

    [Fact]
    public void It_stands_until_it_is_told_how_far_it_may_run()
    {
        var clock = new DrillClock(machine, Start, 60);

        machine.Advance(TimeSpan.FromHours(1));

        Assert.Equal(Start, clock.GetUtcNow());
        Assert.True(clock.Stands);
    }

    [Fact]
    public void It_stops_at_its_barrier_to_the_tick_and_goes_on_from_there()
    {
        var clock = new DrillClock(machine, Start, 3600);
        clock.RunTo(Start.AddMinutes(30));
        machine.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Start.AddMinutes(30), clock.GetUtcNow());
        Assert.True(clock.Stands);

        clock.RunTo(Far);
        machine.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(Start.AddMinutes(90), clock.GetUtcNow());
        Assert.False(clock.Stands);
    }

    [Fact]
    public void A_barrier_behind_it_stops_it_and_takes_nothing_back()
    {
        var clock = new DrillClock(machine, Start, 60);
        clock.RunTo(Far);
        machine.Advance(TimeSpan.FromMinutes(1));

        clock.RunTo(Start);
        machine.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(Start.AddHours(1), clock.GetUtcNow());
    }

    [Fact]
    public void A_jump_leaves_out_what_lies_between_and_never_goes_back()
    {
        var clock = new DrillClock(machine, Start, 60);
        clock.JumpTo(Start.AddHours(7));
        clock.JumpTo(Start.AddHours(2));

        Assert.Equal(Start.AddHours(7), clock.GetUtcNow());
    }

    [Fact]
    public void Waiting_for_an_instant_takes_its_share_of_the_machines_time()
    {
        var clocks = new Clocks(new DrillClock(machine, Start, 60), machine);
        ((DrillClock)clocks.Duty).RunTo(Start.AddHours(1));

        Assert.Equal(TimeSpan.FromSeconds(30), clocks.MachineUntil(Start.AddMinutes(30)));
        Assert.Equal(TimeSpan.Zero, clocks.MachineUntil(Start.AddMinutes(-1)));
    }

    [Fact]
    public void Nobody_waits_for_an_instant_that_the_drill_stands_before()
    {
        var clocks = new Clocks(new DrillClock(machine, Start, 60), machine);

        Assert.Null(clocks.MachineUntil(Start.AddSeconds(1)));
    }

    [Fact]
    public void Outside_drills_waiting_is_as_long_as_it_is()
    {
        var clocks = new Clocks(machine, machine);

        Assert.Equal(TimeSpan.FromMinutes(2), clocks.MachineUntil(machine.GetUtcNow().AddMinutes(2)));
    }
}
