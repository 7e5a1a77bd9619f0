using System.Globalization;

namespace DutyWatch.Postgres.Private;

/// <summary>Whom PostgreSQL runs as: oneself, or a service user when we are root, since it refuses root.</summary>
internal sealed record ServiceAccount(string Name, int? UserId, int GroupId)
{
    private static readonly string[] Preferred = ["postgres", "dutywatch", "nobody"];

    private static readonly ServiceAccount Oneself = new(Environment.UserName, null, 0);

    public bool IsOneself => UserId is null;

    /// <summary>A cluster that exists keeps its owner: what an ordinary user made, root serves as that user.</summary>
    public static ServiceAccount Choose(int? ownerOfCluster, string passwd)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return Oneself;
        }
        var known = Parse(passwd);
        return known.FirstOrDefault(account => account.UserId == ownerOfCluster)
            ?? Preferred.Select(name => known.FirstOrDefault(account => account.Name == name)).FirstOrDefault(account => account is not null)
            ?? throw new PrivatePostgresException($"PostgreSQL refuses to run as root and none of the users {string.Join(", ", Preferred)} exists");
    }

    /// <summary>A bare number would not do: PostgreSQL looks its user up.</summary>
    public IEnumerable<string> Wrap(params IEnumerable<string> words) => IsOneself ? words : ["setpriv", .. Switches(), "--", .. words];

    /// <summary>
    /// The signal tells PostgreSQL to shut down when we die without a word. A session of its own keeps Ctrl+C of the terminal
    /// from stopping the database before its server.
    /// </summary>
    public IEnumerable<string> WrapServer(params IEnumerable<string> words) =>
        ["setsid", "setpriv", .. Switches(), "--no-new-privs", "--pdeathsig", "INT", "--", .. words];

    private IEnumerable<string> Switches() => IsOneself
        ? []
        : ["--reuid", UserId!.Value.ToString(CultureInfo.InvariantCulture), "--regid", GroupId.ToString(CultureInfo.InvariantCulture), "--clear-groups"];

    private static List<ServiceAccount> Parse(string passwd) =>
    [
        .. from line in passwd.Split('\n')
           let fields = line.Split(':')
           where fields.Length >= 4 && fields[2] != "0"
           select new ServiceAccount(fields[0], int.Parse(fields[2], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture)),
    ];
}
