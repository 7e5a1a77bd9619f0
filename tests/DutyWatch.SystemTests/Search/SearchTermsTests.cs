using DutyWatch.SystemTests.House;
using DutyWatch.SystemTests.TestGround;
using Npgsql;

namespace DutyWatch.SystemTests.Search;

/// <summary>What a text can be found by, and what a searcher's words ask for.</summary>
public sealed class SearchTermsTests(TestCluster cluster)
{
    [Theory]
    [InlineData("山体滑坡", "'体滑' '坡' '山体' '滑坡'")]
    [InlineData("火", "'火'")]
    [InlineData("Landslide at S211", "'at' 'landslide' 's211'")]
    [InlineData("G318线，塌方", "'g318' '塌方' '方' '线'")]
    [InlineData("ＡＢ１２３", "'ab123'")]
    [InlineData("GZ-20260803-01-002", "'002' '01' '20260803' 'gz'")]
    [InlineData("𠀀𠀁", "'𠀀𠀁' '𠀁'")]
    [InlineData("甘孜 དཀར་མཛེས", "'ཀར' 'དཀ' 'མཛ' 'ཛེ' 'ར' 'ས' 'ེས' '孜' '甘孜'")]
    [InlineData("，。！ --", "")]
    [InlineData("", "")]
    public Task A_text_is_found_by(string text, string terms) => Same("select search_terms(@text)::text", text, terms);

    [Theory]
    [InlineData("滑坡", "'滑坡'")]
    [InlineData("山体滑坡", "'山体' & '体滑' & '滑坡'")]
    [InlineData("坡", "'坡':*")]
    [InlineData("Landslide 12 s211", "'landslide':* & '12' & 's211':*")]
    [InlineData("泸定 & | ! ' \\ :* 火", "'泸定' & '火':*")]
    [InlineData("——", null)]
    public Task A_searcher_asks_for(string text, string? query) => Same("select coalesce(search_query(@text)::text, 'nothing')", text, query ?? "nothing");

    [Fact]
    public async Task A_word_without_end_can_be_kept_and_found()
    {
        var word = new string('a', 5_000);
        await Same("select (search_terms(@text) @@ search_query(@text))::text", word, "true");
    }

    [Fact]
    public Task No_phone_number_of_a_report_can_be_found() =>
        Same("select report_words(@text::jsonb)", """{"title": "滑坡", "author": "甲", "contactPhone": "0836-3122345", "place": {"text": "磨西"}}""", "滑坡\n磨西\n甲");

    private async Task Same(string sql, string text, string expected)
    {
        await using var source = await cluster.NewDatabase();
        Assert.Equal(expected, Assert.Single(await Catalogue.List(source, sql, new NpgsqlParameter("text", text))));
    }
}
