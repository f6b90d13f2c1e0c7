namespace Compose.Lint.Dockerfiles;

/// <summary>Build arguments available without <c>ARG</c>.</summary>
internal static class PredefinedArguments
{
    private static readonly HashSet<string> Proxies = new(StringComparer.OrdinalIgnoreCase)
    {
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "FTP_PROXY",
        "NO_PROXY",
        "ALL_PROXY",
    };
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "SOURCE_DATE_EPOCH",
        "TARGETPLATFORM",
        "TARGETOS",
        "TARGETARCH",
        "TARGETVARIANT",
        "TARGETSTAGE",
        "BUILDPLATFORM",
        "BUILDOS",
        "BUILDARCH",
        "BUILDVARIANT",
    };

    /// <summary>Whether it is one of the proxy settings, in either case: most machines need none.</summary>
    public static bool IsProxy(string name) => Proxies.Contains(name);

    public static bool Contains(string name) =>
        Names.Contains(name) || IsProxy(name) || name.StartsWith("BUILDKIT_", StringComparison.Ordinal);
}
