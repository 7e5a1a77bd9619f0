using System.Reflection;
using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Access;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Reports;

namespace DutyWatch.UnitTests.Core;

public sealed class WordsTests
{
    [Theory]
    [MemberData(nameof(ClosedSets))]
    public void Every_word_of_a_closed_set_is_read_back_as_itself(Type set) =>
        typeof(WordsTests).GetMethod(nameof(RoundTrip), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(set).Invoke(null, null);

    [Theory]
    [InlineData("met-late", DutyWatch.Core.Obligations.ObligationState.MetLate)]
    [InlineData("open", DutyWatch.Core.Obligations.ObligationState.Open)]
    public void Words_are_lower_case_and_hyphenated(string word, DutyWatch.Core.Obligations.ObligationState state) => Assert.Equal(word, Words.Of(state));

    [Fact]
    public void Levels_stay_roman() => Assert.Equal(["I", "II", "III", "IV", "below", "unknown"], Enum.GetValues<Level>().Select(Words.Of));

    [Fact]
    public void A_word_that_is_none_of_the_set_is_a_fault() => Assert.Throws<ArgumentException>(() => Words.Parse<Level>("V"));

    // Between the outer contract and Core values are cast: both must stand in the same order.
    [Fact]
    public void The_outer_contract_spells_the_closed_sets_as_Core_does()
    {
        Assert.Equal(Names<Stage>(), Names<ReportStage>());
        Assert.Equal(Names<OccurrencePrecision>(), Names<Precision>());
        Assert.Equal(Names<Level>(), Names<IncidentLevel>());
        Assert.Equal(Names<DutyWatch.Core.Obligations.ObligationState>(), Names<ObligationState>());
        Assert.All(OuterSets(), set => Assert.All(set.GetFields(BindingFlags.Public | BindingFlags.Static), field => Assert.Equal(OuterWord(field), WordOf(set, field))));
    }

    public static TheoryData<Type> ClosedSets() => [.. typeof(Role).Assembly.GetTypes().Where(t => t.IsEnum && t.IsPublic), typeof(Lane)];

    private static IEnumerable<Type> OuterSets() => typeof(ReportStage).Assembly.GetTypes().Where(t => t.IsEnum);

    private static string? OuterWord(FieldInfo field) => field.GetCustomAttribute<System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute>()?.Name;

    private static string WordOf(Type set, FieldInfo field) =>
        (string)typeof(Words).GetMethod(nameof(Words.Of))!.MakeGenericMethod(set).Invoke(null, [field.GetValue(null)])!;

    private static IEnumerable<(string, int)> Names<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(v => (v.ToString(), Convert.ToInt32(v, System.Globalization.CultureInfo.InvariantCulture)));

    private static void RoundTrip<T>()
        where T : struct, Enum => Assert.All(Enum.GetValues<T>(), value => Assert.Equal(value, Words.Parse<T>(Words.Of(value))));
}
