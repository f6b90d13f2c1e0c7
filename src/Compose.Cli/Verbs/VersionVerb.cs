using System.Text.Json;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Upgrading;

namespace Compose.Cli.Verbs;

/// <summary>Prints the version. Reads no file and contacts no engine; a server only when asked to.</summary>
internal static class VersionVerb
{
    private const int Outdated = 2;

    /// <summary>The version with its v, such as <c>v0.1.0</c> or <c>v0.2.0-rc.1</c>.</summary>
    public const string Current = "v" + ProductVersion.Text;

    public static VerbCommand Create()
    {
        var format = Flag.Text("format", "f", "Output format: pretty or json", "FORMAT", "pretty");
        var brief = Flag.Switch("short", null, "Only print the version number");
        var check = Flag.Switch("check", null, "Ask whether there is a newer version, at COMPOSE_RELEASES_URL");
        return new VerbCommand("version", "Show the version")
        {
            Group = VerbGroup.Other,
            IsQuick = true,
            Options = { format, brief, check },
            Examples =
            [
                ("version --short", "The number alone, for scripts"),
                ("version --check", "Exit code 0: the newest; 2: there is a newer one; 1: unknown"),
            ],
            Run = (call, cancellationToken) =>
            {
                if (call.Get(check))
                    return CheckAsync(call, cancellationToken);
                call.Out.WriteLine(
                    call.Get(brief) ? Current[1..]
                    : call.Get(format) == "json" ? Json()
                    : $"Docker Compose version {Current}"
                );
                return Task.FromResult(ExitCode.Ok);
            },
        };
    }

    /// <summary>Nothing is asked of any server but the one that the variable names.</summary>
    private static async Task<int> CheckAsync(Invocation call, CancellationToken cancellationToken)
    {
        var way = WayInstalled.Of(call.Host.Executable);
        if (call.Host.Variable(NewestRelease.Variable) is not { } address)
            throw new CommandFailed(
                $"no server was asked, as {NewestRelease.Variable} is not set. This is {Current}, from {way.Source}: {way.Look}"
            );
        var newest = await NewestRelease.AskAsync(address, Current[1..], cancellationToken).ConfigureAwait(false);
        var isNewest = NewestRelease.Read(Current) is { } own && newest.Version <= own.Version;
        call.Out.WriteLine(
            isNewest ? $"{Current} is the newest version" : $"v{newest.Version} is there, this is {Current}. To get it: {way.Update}"
        );
        return isNewest ? ExitCode.Ok : Outdated;
    }

    private static string Json() => $"{{\"version\":\"{JsonEncodedText.Encode(Current)}\"}}";
}
