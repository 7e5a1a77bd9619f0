using DutyWatch.Core.Checks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace DutyWatch.UnitTests.Checks;

/// <summary>What people type is no grammar.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Scraps =
        ["死亡", "2人", "失联", "约", "余", "受伤", "转移群众", "12", "999999999999999999", "，", "。", "\n", "★", "机密", "下午3点", "昨日", "15:05", "请求", "支援", "“", "”", "{hit}", "人", "𠮷", "\ud83d"];

    [Property]
    public void No_text_makes_a_check_throw(NonNull<string> any) =>
        Assert.All([Clean.Phone, Clean.First, Clean.Update, Clean.Final], it => CheckTable.Run(Saying(it, any.Get)));

    [Property]
    public Property No_scraps_of_reports_make_a_check_throw_or_find_a_number_that_is_not_there() =>
        Prop.ForAll(Gen.Elements(Scraps).ArrayOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var found = CheckTable.Run(Saying(Clean.First.Counting(("dead", 3), ("missing", 4), ("injured", 5), ("evacuated", 6)), text));

            Assert.All(found.Where(f => f.Rule == "R-N09"), f => Assert.Contains(f.Zh.Split('“', '”')[1], text, StringComparison.Ordinal));
        });

    private static Case Saying(Case it, string text) => it.With(r => r with { Title = text, Place = text, Course = text, Cause = text, Measures = text, Signer = text, ContactPhone = text });
}
