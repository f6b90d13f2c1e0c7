using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

/// <summary>An item of <c>devices</c>.</summary>
public sealed class Device(Mapping node) : View(node)
{
    public const string SourceKey = "source";
    public const string TargetKey = "target";
    public const string PermissionsKey = "permissions";

    /// <summary>Accepted attributes, in output order.</summary>
    public static ObjectShape Shape { get; } =
        new(
            "device",
            [
                new(SourceKey, new TextShape { Description = "The device on the host, or the name of a CDI device." }) { Required = true },
                new(TargetKey, new TextShape { Description = "The path in the container." }) { Required = true },
                new(PermissionsKey, new TextShape { Description = "Of `r`ead, `w`rite, `m`knod." }),
            ]
        )
        {
            Description = "A host device exposed to a container.",
        };

    /// <summary>The long form, or <c>source:target:permissions</c>.</summary>
    internal static Shape ItemShape { get; } =
        new EitherShape
        {
            Joint = ":",
            Text = new TextShape { Grammar = DeviceSyntax.Check },
            IsUndecided = static text => text.Contains('$'),
            Mapping = Shape,
            FromText = static text =>
                DeviceSyntax.Parse(text.Text) is not { } parts
                    ? null
                    : new Mapping(
                        text.At,
                        [
                            new Entry(Scalar.String(text.At, SourceKey), text with { Text = parts.Source }),
                            new Entry(Scalar.String(text.At, TargetKey), text with { Text = parts.Target }),
                            new Entry(Scalar.String(text.At, PermissionsKey), text with { Text = parts.Permissions }),
                        ]
                    )
                    {
                        Origin = text.Origin,
                    },
        };

    public string Source => Text(SourceKey) ?? "";

    public string Target => Text(TargetKey) ?? Source;

    public string Permissions => Text(PermissionsKey) ?? DeviceSyntax.DefaultPermissions;
}
