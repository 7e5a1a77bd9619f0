using System.Text;

namespace DutyWatch.Alerts.Inbound;

/// <summary>Writes a sender's number as the rosters do: `+`, country, number. What is no number stays as it came.</summary>
internal static class PhoneNumbers
{
    private const string China = "+86";
    private const int ChineseMobileDigits = 11;

    public static string Normalise(string sender)
    {
        var kept = new StringBuilder(sender.Length);
        foreach (var c in sender.Trim().Normalize(NormalizationForm.FormKC))
        {
            if (char.IsAsciiDigit(c) || (c == '+' && kept.Length == 0))
            {
                kept.Append(c);
            }
            else if (c is not (' ' or '-' or '(' or ')'))
            {
                return sender.Trim();
            }
        }
        var number = kept.ToString();
        return number switch
        {
            ['+', ..] => number,
            ['0', '0', ..] => string.Concat("+", number.AsSpan(2)),
            ['1', ..] when number.Length == ChineseMobileDigits => China + number,
            ['8', '6', '1', ..] when number.Length == ChineseMobileDigits + 2 => "+" + number,
            _ => number,
        };
    }
}
