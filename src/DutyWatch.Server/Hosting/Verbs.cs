using System.Text;
using DutyWatch.Core.Time;
using DutyWatch.Postgres.Backup;
using DutyWatch.Postgres.Private;
using DutyWatch.Postgres.Schema;
using DutyWatch.Server.Drill;

namespace DutyWatch.Server.Hosting;

/// <summary>The server's own verbs: `serve`, `migrate`, `check`, `site apply DIR`, `user add`, `card issue UNIT`, `backup FILE`, `restore FILE`, `attachments verify`.</summary>
internal static class Verbs
{
    private const string Usage = """
        dutywatch serve [--port N] [--data DIR]      start the server
        dutywatch migrate                            bring the schema up to date
        dutywatch check                              print the effective settings and test what they name
        dutywatch site apply DIR [--dry-run | --yes] show what a site pack changes, ask, and apply it whole or not at all
        dutywatch user add NAME --role ROLE --unit CODE [--name PERSON]
        dutywatch card issue UNIT | card list        print a unit's card of passwords for reports by text, once; how the cards stand
        dutywatch backup FILE                        copy every table into one file, beside a running server
        dutywatch attachments verify                 look whether every attachment lies in its folder, byte for byte
        dutywatch restore FILE                       fill an empty database from a backup, whole or not at all
        """;

    public static async Task<int> Run(string[] args)
    {
        Console.OutputEncoding = Encoding.UTF8;
        try
        {
            return args switch
            {
                ["serve", .. var rest] => await Serve.Run(rest),
                ["migrate"] => await WithDatabase.Run(args, Migrate),
                ["check"] => await CheckVerb.Run(args),
                ["site", "apply", .. var rest] => await WithDatabase.Run(args, parts => Site.SiteVerb.Run(rest, _ => Task.FromResult(parts.Database), parts.Clocks.Now, Console.Out, Console.IsInputRedirected ? null : Console.In, CancellationToken.None)),
                ["user", "add", .. var rest] => await WithDatabase.Run(args, parts => Access.UserVerb.Add(rest, parts)),
                ["card", .. var rest] => await WithDatabase.Run(args, parts => TextReports.CardVerb.Run(rest, parts)),
                ["backup", .. var rest] => await WithDatabase.Run(args, parts => BackupVerb.Backup(rest, parts)),
                ["restore", .. var rest] => await WithDatabase.Run(args, parts => BackupVerb.Restore(rest, parts)),
                ["attachments", .. var rest] => await WithDatabase.Run(args, parts => Attachments.AttachmentsVerb.Run(rest, BackupVerb.AttachmentFolder(args), parts.Database, Console.Out)),
                _ => Explain(),
            };
        }
        catch (Exception e) when (e is DataFolderInUseException or PrivatePostgresException or SchemaException or SettingsException or BackupException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<int> Migrate(DatabaseParts parts)
    {
        var applied = await new Migrator(parts.Source, parts.Clocks).Run(CancellationToken.None);
        Console.WriteLine($"{applied} migrations applied");
        return 0;
    }

    private static int Explain()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}

/// <summary>A setting that cannot be used; the message names it and says what would do.</summary>
internal sealed class SettingsException(string message) : Exception(message);

/// <summary>The clocks of a running program: the one place where the system's is named.</summary>
internal static class SystemClocks
{
#pragma warning disable RS0030 // The composition root: everything else is handed its clock.
    public static Clocks Create(DrillSettings? drill = null) =>
        new(drill is null ? TimeProvider.System : new DrillClock(TimeProvider.System, drill.Start, drill.Speed), TimeProvider.System);
#pragma warning restore RS0030
}
