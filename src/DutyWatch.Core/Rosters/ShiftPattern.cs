namespace DutyWatch.Core.Rosters;

/// <summary>When shifts change on a day of the local calendar; a standing post has no shifts.</summary>
public sealed class ShiftPattern
{
    public static readonly ShiftPattern Standing = new("standing");
    public static readonly ShiftPattern A24 = new("A24", new TimeOnly(9, 0));
    public static readonly ShiftPattern B12 = new("B12", new TimeOnly(8, 30), new TimeOnly(18, 0));
    public static readonly ShiftPattern C8 = new("C8", new TimeOnly(0, 0), new TimeOnly(8, 0), new TimeOnly(16, 0));

    private ShiftPattern(string code, params TimeOnly[] starts) => (Code, Starts) = (code, starts);

    public static IReadOnlyList<ShiftPattern> All { get; } = [Standing, A24, B12, C8];

    public string Code { get; }

    /// <summary>In the order of the day; the last shift runs into the first one of the next day.</summary>
    public IReadOnlyList<TimeOnly> Starts { get; }

    public bool IsStanding => Starts.Count == 0;

    public static ShiftPattern? Find(string code) => All.FirstOrDefault(pattern => pattern.Code == code);

    public override string ToString() => Code;
}
