using System.Xml.Linq;
using DutyWatch.Postgres;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace DutyWatch.Server.Access;

/// <summary>Keeps the keys of cookies in the database: a rolling restart or a second node must sign nobody out.</summary>
internal sealed class DatabaseKeys(Database database) : IXmlRepository
{
    /// <summary>
    /// Of several nodes that start at once on a new database one makes the first key and the others read it. With a key each, a session
    /// of one would be a stranger to the other until it reads its keys again, a day later.
    /// </summary>
    public static Task Settle(IDataProtectionProvider protection, Database database, CancellationToken ct) => database.Do(async tx =>
    {
        await tx.First<bool>(Sql.Lock);
        protection.CreateProtector("first key").Protect([]);
    }, ct);

    public IReadOnlyCollection<XElement> GetAllElements() =>
        database.Do(tx => tx.List<string>(Sql.All), CancellationToken.None).GetAwaiter().GetResult().ConvertAll(XElement.Parse);

    public void StoreElement(XElement element, string friendlyName) =>
        database.Do(tx => tx.Execute(Sql.Store, new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) }), CancellationToken.None).GetAwaiter().GetResult();

    public static class Sql
    {
        public const string Lock = "select pg_advisory_xact_lock(51330004) is not null";

        public const string All = "select xml from data_protection_key order by name";

        public const string Store = "insert into data_protection_key (name, xml) values (@name, @xml) on conflict (name) do update set xml = excluded.xml";
    }
}
