using System.Xml.Linq;
using DutyWatch.Postgres;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace DutyWatch.Server.Access;

/// <summary>Keeps the keys of cookies in the database: a rolling restart or a second node must sign nobody out.</summary>
internal sealed class DatabaseKeys(Database database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        database.Do(tx => tx.List<string>(Sql.All), CancellationToken.None).GetAwaiter().GetResult().ConvertAll(XElement.Parse);

    public void StoreElement(XElement element, string friendlyName) =>
        database.Do(tx => tx.Execute(Sql.Store, new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) }), CancellationToken.None).GetAwaiter().GetResult();

    public static class Sql
    {
        public const string All = "select xml from data_protection_key order by name";

        public const string Store = "insert into data_protection_key (name, xml) values (@name, @xml) on conflict (name) do update set xml = excluded.xml";
    }
}
