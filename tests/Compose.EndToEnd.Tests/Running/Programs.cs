namespace Compose.EndToEnd.Tests.Running;

/// <summary>Programs that some tests need besides the engine. A variable may name one; otherwise eng/program.sh provides it.</summary>
internal static class Programs
{
    public static string Registry => Find("registry", "COMPOSE_REGISTRY", "usr/bin/docker-registry");

    public static string Buildx => Find("buildx", "COMPOSE_BUILDX", "usr/libexec/docker/cli-plugins/docker-buildx");

    private static string Find(string name, string variable, string place)
    {
        var unpacked = Path.Combine(Binary.Repository, "artifacts", name, place);
        return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? named
            : File.Exists(unpacked) ? unpacked
            : throw new InvalidOperationException($"{name} is not here: `eng/program.sh {name}` fetches it");
    }
}
