namespace DutyWatch.Core.Reports;

/// <summary>电话首报, 书面首报, 续报, 终报, 更正报.</summary>
public enum Stage
{
    Phone,
    First,
    Update,
    Final,
    Correction,
}

public enum OccurrencePrecision
{
    Minute,
    Hour,
    Day,
    Unknown,
}
