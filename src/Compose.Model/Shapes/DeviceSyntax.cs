namespace Compose.Model.Shapes;

/// <summary>
/// The short form of a device: <c>source[:target[:permissions]]</c>; the name of a CDI device has no colon and stands for both.
/// </summary>
public static class DeviceSyntax
{
    /// <summary>What a device may be used for that does not say: read, write, mknod.</summary>
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
