using System.Text.Json;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;

namespace Compose.Cli.Verbs;

/// <summary>Prints the version. Reads no file and contacts no engine.</summary>
internal static class VersionVerb
{
    /// <summary>The version with its v, such as <c>v0.1.0</c> or <c>v0.2.0-rc.1</c>.</summary>
    public const string Current = "v" + ProductVersion.Text;

    public static VerbCommand Create()
    {
        var format = Flag.Text("format", "f", "Output format: pretty or json", "FORMAT", "pretty");
        var brief = Flag.Switch("short", null, "Only print the version number");
        return new VerbCommand("version", "Show the version")
        {
            Group = VerbGroup.Other,
            IsQuick = true,
            Options = { format, brief },
            Examples = [("version --short", "The number alone, for scripts")],
            Run = (call, _) =>
            {
                call.Out.WriteLine(
                    call.Get(brief) ? Current[1..]
                    : call.Get(format) == "json" ? Json()
                    : $"Docker Compose version {Current}"
                );
                return Task.FromResult(ExitCode.Ok);
            },
        };
    }

    private static string Json() => $"{{\"version\":\"{JsonEncodedText.Encode(Current)}\"}}";
}
