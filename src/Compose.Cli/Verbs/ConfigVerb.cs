using System.Collections.Immutable;
using System.Text;
using Compose.Cli.Calls;
using Compose.Cli.Configs;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Model.Inputs;

namespace Compose.Cli.Verbs;

/// <summary>Prints the resolved project, or one of its lists.</summary>
internal static class ConfigVerb
{
    public static VerbCommand Create()
    {
        var format = Flag.Text("format", null, "yaml or json; for --variables also table", "FORMAT");
        var output = Flag.Text("output", "o", "Write to a file instead of standard output", "FILE");
        var quiet = Flag.Switch("quiet", "q", "Only validate, print nothing");
        var noInterpolate = Flag.Switch("no-interpolate", null, "Do not interpolate variables");
        var noNormalize = Flag.Switch("no-normalize", null, "Do not fill in defaults and names");
        var noPaths = Flag.Switch("no-path-resolution", null, "Do not resolve paths");
        var noEnvironment = Flag.Switch("no-env-resolution", null, "Do not read env_file of services");
        var noConsistency = Flag.Switch("no-consistency", null, "Do not check references between services, networks and so on");
        var resolveDigests = Flag.Switch("resolve-image-digests", null, "Pin image tags to digests");
        var lockDigests = Flag.Switch("lock-image-digests", null, "Print an override file with image digests");
        var explain = Flag.Switch("explain", null, "Show where each value comes from; operands are then paths such as services.web.image");
        var lists = ConfigList.All.Select(static l => (List: l, Option: Flag.Switch(l.Name, null, l.Description))).ToImmutableArray();
        var hash = Flag.Text("hash", null, "Print the config hash of services, separated by commas; \"*\" for all", "SERVICES");
        var services = Operand.Services();
        var command = new VerbCommand("config", "Parse, resolve and render the project")
        {
            Group = VerbGroup.Check,
            IsQuick = true,
            Options =
            {
                format,
                output,
                quiet,
                noInterpolate,
                noNormalize,
                noPaths,
                noEnvironment,
                noConsistency,
                resolveDigests,
                lockDigests,
                explain,
                hash,
            },
            Arguments = { services },
            Examples =
            [
                ("config", "The whole project, in the long form"),
                ("config --services", "Service names, in start order"),
                ("config --explain services.web.ports", "Show the file and line a value comes from"),
                ("config --environment --explain", "Show variables, and where each was set"),
                ("config --format json web", "One service and its dependencies, for scripts"),
            ],
            Run = async (call, cancellationToken) =>
            {
                call.CheckSettings();
                var interpolate = !call.Get(noInterpolate);
                LoadOptions Adjust(LoadOptions options) =>
                    options with
                    {
                        Interpolate = interpolate,
                        Normalize = !call.Get(noNormalize) && !options.Compatibility,
                        ResolvePaths = !call.Get(noPaths),
                        ResolveEnvironment = !call.Get(noEnvironment),
                        CheckConsistency = !call.Get(noConsistency),
                    };

                var wanted = call.Get(services);
                // The precedence of flags is the reference's.
                var list = lists.FirstOrDefault(l => call.Get(l.Option)).List;
                var request = new ConfigRequest(call, wanted, Adjust, call.Get(format), call.Get(explain));
                if (!interpolate && !call.Get(explain) && list is null)
                    request = request.OfAll("no-interpolate", "the full model");
                var text = (list, call.Get(hash)) switch
                {
                    ({ BeforeHash: true }, _) => list.Print(request, cancellationToken),
                    (_, { Length: > 0 } names) => ConfigHashes.Print(request, names, cancellationToken),
                    ({ }, _) => list.Print(request, cancellationToken),
                    _ when call.Get(explain) => ConfigExplanation.Print(request, wanted, cancellationToken),
                    _ => await ConfigText
                        .PrintAsync(
                            request,
                            new PinOptions(call.Get(resolveDigests), call.Get(lockDigests)),
                            interpolate,
                            cancellationToken
                        )
                        .ConfigureAwait(false),
                };
                // --quiet suppresses the project, not a requested list.
                if (!call.Get(quiet) || list is not null || call.Get(hash) is { Length: > 0 })
                    await WriteAsync(call, text, call.Get(output), cancellationToken).ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
        foreach (var (_, option) in lists)
            command.Options.Add(option);
        return command;
    }

    private static async Task WriteAsync(Invocation call, string text, string? path, CancellationToken cancellationToken)
    {
        if (path is null)
            await call.Out.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
        else
            await SaveAsync(Path.Combine(call.Host.WorkingDirectory, path), text, cancellationToken).ConfigureAwait(false);
    }

    private static Task SaveAsync(string path, string text, CancellationToken cancellationToken) =>
        OutputFile.OrFailAsync(path, () => OutputFile.WriteAsync(path, Encoding.UTF8.GetBytes(text), cancellationToken));
}
