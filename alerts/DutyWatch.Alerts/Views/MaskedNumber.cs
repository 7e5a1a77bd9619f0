namespace DutyWatch.Alerts.Views;

/// <summary>Enough of a number to tell two phones apart, too little to dial.</summary>
public static class MaskedNumber
{
    private const int Shown = 4;

    public static string Of(string number) =>
        number.Length <= Shown ? new string('*', number.Length) : string.Concat(new string('*', number.Length - Shown), number.AsSpan(number.Length - Shown));
}
