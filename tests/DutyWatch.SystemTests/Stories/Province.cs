using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.Stories;

/// <summary>Another DutyWatch: the province's, in whose site the prefecture is a unit like any other.</summary>
internal static class Province
{
    public const string Code = "510000";

    /// <summary>The sample site with a province put above it, who keeps the same watch.</summary>
    public static async Task<World> Begin(TestCluster cluster, string at, string? besides = null)
    {
        var source = await cluster.NewSite();
        await using (var command = source.CreateCommand(Above + besides))
        {
            await command.ExecuteNonQueryAsync();
        }
        var world = await World.On(source, World.Beijing(at));
        world.IgnoreOtherTexts();
        return world;
    }

    private const string Above = """
        insert into unit (code, name, name_en, short, level, parent, number_code) values ('510000', '四川省', 'Sichuan', '四川', 'prefecture', null, '00');
        update unit set parent = '510000', level = 'county', number_code = '33' where code = '513300';
        insert into unit_ancestor (unit_code, ancestor_code) select code, '510000' from unit;
        update site set prefecture_code = '510000', number_prefix = 'SC', upward_addressee = null;
        insert into roster (id, unit_code, post, pattern, eve_pattern, weekend_pattern, holiday_pattern, anchor_day, members)
        select gen_random_uuid(), '510000', post, pattern, eve_pattern, weekend_pattern, holiday_pattern, anchor_day, members from roster where unit_code = '513300';

        """;
}
