namespace DutyWatch.Alerts.Texts;

/// <summary>How long a text is on the air, by the rules of GSM 03.38: one Chinese character makes the whole text UCS-2.</summary>
/// <param name="Units">Septets in GSM-7 (extension characters count twice), UTF-16 units in UCS-2.</param>
public readonly record struct SmsLength(bool IsGsm7, int Units, int Segments)
{
    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "^{}\\[~]|€\f";

    /// <summary>Some routes in China carry only 65 units in a single text: 64 is safe everywhere.</summary>
    private const int SafeUcs2 = 64;

    public static SmsLength Of(string text)
    {
        var septets = 0;
        foreach (var c in text)
        {
            var width = Basic.Contains(c, StringComparison.Ordinal) ? 1 : Extension.Contains(c, StringComparison.Ordinal) ? 2 : 0;
            if (width == 0)
            {
                return new SmsLength(false, text.Length, Parts(text.Length, 70, 67));
            }
            septets += width;
        }
        return new SmsLength(true, septets, Parts(septets, 160, 153));
    }

    public bool FitsOneEverywhere => IsGsm7 ? Segments <= 1 : Units <= SafeUcs2;

    private static int Parts(int units, int single, int each) => units == 0 ? 0 : units <= single ? 1 : (units + each - 1) / each;
}
