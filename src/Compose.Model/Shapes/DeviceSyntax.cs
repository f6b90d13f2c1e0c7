namespace Compose.Model.Shapes;

/// <summary>
/// The short form of a device: <c>source[:target[:permissions]]</c>; a CDI device name has no colon and is both source and target.
/// </summary>
public static class DeviceSyntax
{
    /// <summary>Default permissions: read, write, mknod.</summary>
    public const string DefaultPermissions = "rwm";

    /// <summary>Null when the text has more parts.</summary>
    public static (string Source, string Target, string Permissions)? Parse(string text) =>
        text.Split(':') switch
        {
            [var both] => (both, both, DefaultPermissions),
            [var source, var target] => (source, target, DefaultPermissions),
            [var source, var target, var permissions] => (source, target, permissions),
            _ => null,
        };

    internal static Mistake? Check(string text) =>
        Parse(text) is not null
            ? null
            : Mistake.Of(
                ShapeDiagnostics.InvalidShortForm,
                text,
                $"confusing device mapping, please use long syntax: {text}",
                "write `source:target:permissions`"
            );
}
