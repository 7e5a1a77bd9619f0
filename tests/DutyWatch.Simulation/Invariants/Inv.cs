namespace DutyWatch.Simulation;

/// <summary>What must hold in every world, by the names of the security catalogue.</summary>
internal static class Inv
{
    public const string Lost = "INV-1 an acknowledged report exists exactly once";
    public const string Unsent = "INV-2 nobody is silently unsent";
    public const string Repeats = "INV-3 one intent a step, physical repeats are marked";
    public const string Answers = "INV-4 no new paging after an answer or a close, no answer undone";
    public const string Feed = "INV-5 the feed has no gap, no double and no way back";
    public const string Time = "INV-7 never early, never late";
    public const string Judged = "INV-7b lateness is the receipt's";
    public const string Errors = "INV-10 no error without a fault";
}
