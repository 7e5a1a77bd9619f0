namespace DutyWatch.Core.Access;

public enum Role
{
    CountyFiler,
    CountyLeader,
    PrefectureOfficer,
    DutyLeader,
    Leader,
    Supervisor,
    SystemAdmin,
    SecurityAdmin,
    Auditor,
    ApiFiler,
    ApiReader,
}

/// <summary>What a caller may want to do; a slice names exactly one.</summary>
public enum Action
{
    IncidentRead,
    ReportFile,
    LeadRecord,
    LeadVerify,
    AlertRead,
    AlertAcknowledge,
    RosterRead,
    NumberDial,
    EventRead,
    PhoneBoxUse,
    DrillSteer,
    ReportUpward,
    ReportReturn,
    IncidentMerge,
    IncidentTransfer,
    IncidentReject,
    ReportDemand,
    TextHandle,
    NoticeSend,
}

/// <summary>
/// The one table of who may do what. A caller reaches his own unit and the units below it; the prefecture's unit stands above all.
/// `-` no, `x` yes. Printed to `docs/access-matrix.md` by a test, and walked for every endpoint and hub method.
/// </summary>
public static class AccessTable
{
    private static readonly Action[] Columns = Enum.GetValues<Action>();

    //                                                 read file lead verify alert ack roster dial event box drill upward return merge transfer reject demand text notice
    private static readonly Dictionary<Role, string> Rows = new()
    {
        [Role.CountyFiler] = /*                     */ "x    x    -    -    x    x    x    -    x    -   -     -      -      -     -        -      -      -    -",
        [Role.CountyLeader] = /*                    */ "x    x    -    -    x    x    x    -    x    -   -     -      -      -     -        -      -      -    -",
        [Role.PrefectureOfficer] = /*               */ "x    x    x    x    x    x    x    x    x    x   x     x      x      x     x        x      x      x    x",
        [Role.DutyLeader] = /*                      */ "x    x    x    x    x    x    x    x    x    x   x     x      x      x     x        x      x      x    x",
        [Role.Leader] = /*                          */ "x    -    -    -    x    x    x    -    x    x   -     -      -      -     -        -      -      -    -",
        [Role.Supervisor] = /*                      */ "x    -    -    -    x    -    x    -    x    -   -     -      -      -     -        -      -      -    -",
        [Role.SystemAdmin] = /*                     */ "-    -    -    -    -    -    x    -    -    -   -     -      -      -     -        -      -      -    -",
        [Role.SecurityAdmin] = /*                   */ "-    -    -    -    -    -    -    -    -    -   -     -      -      -     -        -      -      -    -",
        [Role.Auditor] = /*                         */ "x    -    -    -    x    -    x    -    x    -   -     -      -      -     -        -      -      -    -",
        [Role.ApiFiler] = /*                        */ "x    x    -    -    x    -    x    -    x    -   -     -      -      -     -        -      -      -    -",
        [Role.ApiReader] = /*                       */ "x    -    -    -    x    -    x    -    x    -   -     -      -      -     -        -      -      -    -",
    };

    private static readonly HashSet<(Role, Action)> Allowed = [.. Rows.SelectMany(row => Cells(row.Value).Where(c => c.Yes).Select(c => (row.Key, c.Action)))];

    public static bool Allows(Role role, Action action) => Allowed.Contains((role, action));

    public static IEnumerable<Action> ActionsOf(Role role) => Columns.Where(action => Allows(role, action));

    /// <summary>An action as outsiders name it: `report.file`, `phone-box.use`.</summary>
    public static string Word(Action action) => action switch
    {
        Action.PhoneBoxUse => "phone-box.use",
        _ => Words.Of(action).Replace('-', '.'),
    };

    private static IEnumerable<(Action Action, bool Yes)> Cells(string row)
    {
        var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return cells.Length == Columns.Length
            ? Columns.Zip(cells, (action, cell) => (action, cell == "x"))
            : throw new InvalidOperationException("A row of the access table has the wrong number of columns");
    }
}
