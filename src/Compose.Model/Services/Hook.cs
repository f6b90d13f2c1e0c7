using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>
/// A lifecycle command: pre_start, post_start, pre_stop, and the exec of a watch rule. Its attributes share the names of the service
/// attributes they replace.
/// </summary>
public sealed class Hook(Mapping node) : View(node)
{
    private static readonly ImmutableArray<AttributeSpec> Attributes =
    [
        new(Service.CommandKey, new CommandShape { Description = "The program and its arguments.", Emit = Emit.AlwaysInJson })
        {
            Required = true,
        },
        new(Service.UserKey, new TextShape { Description = "The user that runs it." }),
        new(Service.PrivilegedKey, new FlagShape { Description = "Whether it runs privileged." }),
        new(Service.WorkingDirKey, new TextShape { Description = "The working directory." }),
        new(
            Service.EnvironmentKey,
            new ListOrMapShape(nullIsEmpty: false, ListOrMapShape.Variable, joint: "_")
            {
                Description = "Environment variables, in addition to the container's.",
            }
        ),
    ];

    /// <summary>Accepted attributes of a command run in the container, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new("hook", Attributes)
        {
            Description = "A command run in the container.",
            Definition = "hook",
            Emit = Emit.WhenGiven,
        };

    /// <summary>Accepted attributes of a command run after files were copied; the reference prints it even when absent.</summary>
    internal static ObjectShape ExecShape { get; } =
        new("exec", Attributes) { Description = "The command run after files were copied.", Emit = Emit.AlwaysInJsonAsMapping };

    /// <summary>Accepted attributes of a pre_start command, which runs in its own container.</summary>
    public static ObjectShape InitShape { get; } =
        new(
            "pre_start hook",
            [
                Attributes[0] with
                {
                    Required = false,
                },
                new(
                    Service.ImageKey,
                    new TextShape { Description = "The image it runs in; default: the service's image.", Grammar = ImageSyntax.Check }
                ),
                .. Attributes[1..],
                new(
                    "per_replica",
                    new FlagShape { Description = "Whether it runs once per replica instead of once per service." }
                ),
            ]
        )
        {
            Description = "A command run in a separate container before the service starts.",
        };

    /// <summary>Default: unset, which only pre_start allows.</summary>
    public ImmutableArray<string> Command => Strings(Service.CommandKey);

    /// <summary>The image of a pre_start container; filled in from the service by loading.</summary>
    public string? Image => Text(Service.ImageKey);

    public string? User => Text(Service.UserKey);

    public bool Privileged => Flag(Service.PrivilegedKey) ?? false;

    public string? WorkingDir => Text(Service.WorkingDirKey);

    /// <summary>Null for a name without a value.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Environment => Pairs(Service.EnvironmentKey);

    /// <summary>Whether a pre_start command runs once per replica rather than once per service.</summary>
    public bool PerReplica => Flag("per_replica") ?? false;
}
