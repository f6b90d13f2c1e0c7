namespace Compose.Lint.Dockerfiles;

/// <summary>Build arguments available without <c>ARG</c>.</summary>
internal static class PredefinedArguments
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "FTP_PROXY",
        "NO_PROXY",
        "ALL_PROXY",
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

    public static bool Contains(string name) => Names.Contains(name) || name.StartsWith("BUILDKIT_", StringComparison.Ordinal);
}
