namespace DutyWatch.SystemTests.Stories;

/// <summary>The phones of the site. A story asks what each heard; what nobody asked about fails it at the end.</summary>
internal sealed class Phones(World world)
{
    // Second leaders and deputies keep watch on holidays only: they are called by the post they have every day.
    private const string HeardSql = """
        select t.id, p.name, r.unit_code, r.post, t.number, t.body, t.at
        from phone_box_text t
        join person p on p.phones @> array[t.number]
        left join lateral (
            select o.unit_code, o.post
            from roster o
            where p.id = any(o.members)
            order by o.post in ('second-leader', 'deputy-officer'), o.id
            limit 1
        ) r on true
        where t.direction = 'in'
        order by t.id
        """;

    private readonly HashSet<long> asked = [];

    /// <summary>Everything heard since the story last asked, as `unit/post` and the words, in the order heard.</summary>
    public async Task<List<Heard>> Hear()
    {
        await world.Settle();
        var heard = (await world.Rows<Heard>(HeardSql)).Where(h => asked.Add(h.Id)).ToList();
        return heard;
    }

    /// <summary>Who heard something since the story last asked, as `513322/duty-officer`.</summary>
    public async Task<List<string>> WhoHeard() => [.. (await Hear()).Select(h => h.Who)];

    public async Task<List<string>> Unasked() => [.. (await Hear()).Select(h => $"{h.Who}: {h.Body}")];

    /// <summary>The owner of a phone writes back.</summary>
    public async Task Write(string number, string text)
    {
        var officer = await world.Officer();
        await officer.Post($"/phone-box/phones/{Uri.EscapeDataString(number)}/replies", new { text });
        await world.Settle();
    }

    internal sealed record Heard(long Id, string Name, string UnitCode, string Post, string Number, string Body, DateTimeOffset At)
    {
        public string Who => $"{UnitCode}/{Post}";

        /// <summary>The four digits that answer this text.</summary>
        public string Code => System.Text.RegularExpressions.Regex.Match(Body, @"复1 (\d{4})").Groups[1].Value;
    }
}
