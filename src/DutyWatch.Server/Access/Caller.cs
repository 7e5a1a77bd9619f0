using System.Security.Claims;
using DutyWatch.Core;
using DutyWatch.Core.Access;

namespace DutyWatch.Server.Access;

/// <summary>Who is calling: one account or one key, bound to one unit and a role. He reaches his unit and what lies below it.</summary>
/// <param name="Actor">`account:ID` or `key:ID`: the owner of command receipts.</param>
internal sealed record Caller(string Actor, string Name, string PersonName, Role Role, string UnitCode, Guid? PersonId)
{
    public bool May(Core.Access.Action action) => AccessTable.Allows(Role, action);

    public ClaimsPrincipal ToPrincipal(string scheme, string? stamp = null) => new(new ClaimsIdentity(Claims(stamp), scheme));

    public static Caller? From(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } actor
        ? null
        : new Caller(
            actor,
            user.FindFirstValue(ClaimTypes.Name)!,
            user.FindFirstValue("person-name")!,
            Words.Parse<Role>(user.FindFirstValue(ClaimTypes.Role)!),
            user.FindFirstValue("unit")!,
            user.FindFirstValue("person") is { } person ? Guid.Parse(person) : null);

    private IEnumerable<Claim> Claims(string? stamp)
    {
        yield return new Claim(ClaimTypes.NameIdentifier, Actor);
        yield return new Claim(ClaimTypes.Name, Name);
        yield return new Claim("person-name", PersonName);
        yield return new Claim(ClaimTypes.Role, Words.Of(Role));
        yield return new Claim("unit", UnitCode);
        if (PersonId is { } person)
        {
            yield return new Claim("person", person.ToString());
        }
        if (stamp is not null)
        {
            yield return new Claim("stamp", stamp);
        }
    }
}
