namespace DutyWatch.Core.Search;

/// <summary>A cell of a CSV file: quoted as RFC 4180 has it, and never a formula. Whoever files a report writes into the table of whoever opens it.</summary>
public static class CsvCell
{
    public static string Of(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
