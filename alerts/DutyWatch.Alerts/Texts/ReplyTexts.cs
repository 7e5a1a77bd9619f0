namespace DutyWatch.Alerts.Texts;

/// <summary>The templates of what a person hears back; each is a row of `message_template` too.</summary>
internal static class ReplyTexts
{
    public const string Acknowledged = "R_ACK";
    public const string Cannot = "R_CANNOT";
    public const string Already = "R_ALREADY";
    public const string Which = "R_WHICH";
    public const string NothingOpen = "R_NOTHING_OPEN";
    public const string BadCode = "R_BAD_CODE";
    public const string BadAction = "R_BAD_ACTION";
    public const string NotYours = "R_NOT_YOURS";
    public const string Help = "R_HELP";
    public const string FreeText = "R_FREETEXT";
    public const string Report = "R_REPORT";
    public const string AllQuiet = "R_QUIET";
    public const string AllQuietUnfinished = "R_QUIET_ASK";
    public const string AllQuietNotOwed = "R_QUIET_NONE";
}
