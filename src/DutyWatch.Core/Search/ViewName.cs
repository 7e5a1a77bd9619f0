using System.Text;
using DutyWatch.Core.Answers;

namespace DutyWatch.Core.Search;

/// <summary>What a saved search is called: one line, as people read it, so that no two look the same and differ.</summary>
public static class ViewName
{
    public const int Longest = 60;

    public static Answer<string> Of(string typed)
    {
        var name = string.Join(' ', typed.Normalize(NormalizationForm.FormC).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? Refusals.ViewNameMissing
            : name.Length > Longest ? Refusals.TextTooLong.At("name")
            : name;
    }
}
