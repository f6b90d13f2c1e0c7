using System.Diagnostics;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>The environment of commands: the machine's, without variables that affect compose.</summary>
internal static class Surroundings
{
    private static readonly string[] Steering = ["COMPOSE_", "BUILDKIT_", "NO_COLOR", "CLICOLOR", "DOCKER_DEFAULT_PLATFORM"];

    public static void Apply(ProcessStartInfo start, IReadOnlyDictionary<string, string> variables)
    {
        foreach (var name in start.Environment.Keys.Where(name => Steering.Any(name.StartsWith)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
    }
}
