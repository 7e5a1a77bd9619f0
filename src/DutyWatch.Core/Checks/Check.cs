namespace DutyWatch.Core.Checks;

/// <summary>阻止, 退回, 警示, 提示: what a finding does to a report.</summary>
public enum Severity
{
    Blocks,
    Returns,
    Warns,
    Informs,
}

/// <summary>When a check runs. A correction is judged only by what holds for every report: it exists to differ from the one it mends.</summary>
[Flags]
public enum CheckStage
{
    Phone = 1,
    First = 2,
    Update = 4,
    Final = 8,
    Correction = 16,
    Document = 32,
    Sms = 64,
    Timer = 128,
    All = Phone | First | Update | Final | Correction,
}

/// <summary>One row of domain 3.8: pure, and silent about what it cannot know.</summary>
public sealed record Check(string Id, Severity Severity, CheckStage Stages, string Zh, string En, Func<Case, IEnumerable<Hit>> Find);

/// <summary>Where a check struck and what it fills into its message.</summary>
/// <param name="Field">Path in the report as it is sent, such as `place.townshipCode`.</param>
public sealed record Hit(string Field, params IReadOnlyList<HitValue> Values)
{
    /// <summary>For a rule that is a plain yes or no about one field.</summary>
    public static Func<Case, IEnumerable<Hit>> At(string field, Func<Case, bool> isSo) => it => When(isSo(it), field);

    public static IEnumerable<Hit> When(bool isSo, string field, params IReadOnlyList<HitValue> values) => isSo ? [new Hit(field, values)] : [];
}

public sealed record HitValue(string Name, string Zh, string En)
{
    public static HitValue Of(string name, string value) => new(name, value, value);

    public static HitValue Of(string name, decimal value) => Of(name, value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>What a check says of a report, ready to be read in both languages.</summary>
public sealed record Found(string Rule, Severity Severity, string Field, string Zh, string En);
