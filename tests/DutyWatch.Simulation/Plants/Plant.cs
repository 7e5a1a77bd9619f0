using DutyWatch.Alerts.Sending;
using Microsoft.Extensions.DependencyInjection;

namespace DutyWatch.Simulation;

/// <summary>A mistake put into one world: in its database, in place of a service, or in how its nodes are driven. This one is none.</summary>
internal class Plant
{
    public static readonly Plant None = new();

    /// <summary>Run in that world's database before it begins.</summary>
    public virtual string? Sql => null;

    /// <summary>The invariants of which at least one must break.</summary>
    public virtual IReadOnlyList<string> Breaks => [];

    public virtual Conditions Conditions => Conditions.Usual;

    /// <summary>As a sentence.</summary>
    public string Name => GetType().Name.Replace('_', ' ');

    /// <summary>By how much the sweeps are told a later time than it is.</summary>
    public virtual TimeSpan Ahead => TimeSpan.Zero;

    /// <summary>How far apart the nodes look; null: whenever something is due or was committed.</summary>
    public virtual TimeSpan? Tick => null;

    public virtual IChannel Wrap(World world, Node node, IChannel channel) => channel;

    public virtual void Register(IServiceCollection services)
    {
    }

    public virtual bool MayLook(World world, string sweep) => true;

    public virtual Task BeforeSettle(World world) => Task.CompletedTask;

    public virtual Task OnStart(World world) => Task.CompletedTask;

    protected static string Trigger(string when, string table, string body) => $"""
        create function plant_{table}() returns trigger language plpgsql as $$
        begin
            {body}
        end $$;
        create trigger plant_{table} {when} on {table} for each row execute function plant_{table}();

        """;
}

/// <summary>What kind of weather a world has; the honest system lives in the same.</summary>
/// <param name="DiesAt">Processes die only at these points; empty: at any.</param>
/// <param name="CanBeAsked">Whether gateways tell what they have.</param>
/// <param name="PowerCuts">Whether both nodes often go down together.</param>
internal sealed record Conditions(IReadOnlyList<string> DiesAt, bool CanBeAsked, bool PowerCuts = false)
{
    public static readonly Conditions Usual = new([], true);
    public static readonly Conditions Cuts = new([], true, PowerCuts: true);
    public static readonly Conditions DeathAfterSending = new(["poster.sent"], false);
    public static readonly Conditions DeathBeforeSending = new(["poster.sending", "peer.marked"], true);

    public override string ToString() => (DiesAt.Count == 0 ? "death anywhere" : $"death at {string.Join(", ", DiesAt)}") + (CanBeAsked ? "" : ", gateways that cannot be asked") + (PowerCuts ? ", power cuts" : "");
}
