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
    public const string ReportFiled = "R_FILED";
    public const string ReportUpdated = "R_UPDATED";
    public const string ReportAgain = "R_AGAIN";
    public const string AskKind = "R_ASK_TYPE";
    public const string AskPlace = "R_ASK_PLACE";
    public const string AskTime = "R_ASK_TIME";
    public const string AskCasualties = "R_ASK_CASUALTIES";
    public const string NoPassword = "R_NO_OTP";
    public const string BadPassword = "R_BAD_AUTH";
    public const string CardBlocked = "R_CARD_BLOCKED";
    public const string NoUnit = "R_NO_UNIT";
    public const string NoIncident = "R_NO_INCIDENT";
    public const string Format = "R_FORMAT";
    public const string ReportRefused = "R_REFUSED";
    public const string AllQuiet = "R_QUIET";
    public const string AllQuietUnfinished = "R_QUIET_ASK";
    public const string AllQuietNotOwed = "R_QUIET_NONE";
}
