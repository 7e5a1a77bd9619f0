using DutyWatch.Core.Access;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.UnitTests.Core;

public sealed class AccessTableTests
{
    [Fact]
    public void Every_role_has_a_row_and_every_action_somebody_who_may_do_it()
    {
        // A row too short or too long would have thrown at the first question.
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal(role == Role.SecurityAdmin, !AccessTable.ActionsOf(role).Any()));
        Assert.All(Enum.GetValues<Action>(), action => Assert.Contains(Enum.GetValues<Role>(), role => AccessTable.Allows(role, action)));
    }

    [Fact]
    public void Those_who_run_the_machine_see_nothing_of_the_matter()
    {
        Assert.DoesNotContain(Action.IncidentRead, AccessTable.ActionsOf(Role.SystemAdmin));
        Assert.Empty(AccessTable.ActionsOf(Role.SecurityAdmin));
    }

    [Fact]
    public void Whoever_only_looks_changes_nothing() =>
        Assert.All(
            new[] { Role.Supervisor, Role.Auditor, Role.ApiReader },
            role => Assert.All(AccessTable.ActionsOf(role), action => Assert.EndsWith(".read", AccessTable.Word(action), StringComparison.Ordinal)));

    [Fact]
    public void Only_the_duty_desk_dials_and_judges_leads() =>
        Assert.All(
            new[] { Action.LeadRecord, Action.LeadVerify, Action.NumberDial },
            action => Assert.Equal([Role.PrefectureOfficer, Role.DutyLeader], Enum.GetValues<Role>().Where(role => AccessTable.Allows(role, action))));

    [Fact]
    public void Outsiders_name_an_action_by_noun_and_verb()
    {
        Assert.Equal("report.file", AccessTable.Word(Action.ReportFile));
        Assert.Equal("phone-box.use", AccessTable.Word(Action.PhoneBoxUse));
        Assert.All(Enum.GetValues<Action>(), action => Assert.Matches("^[a-z-]+\\.[a-z]+$", AccessTable.Word(action)));
    }
}
