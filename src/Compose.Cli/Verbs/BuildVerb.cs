using System.Collections.Immutable;
using Compose.Cli.Building;
using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Model.Shapes;
using Compose.Planning.Plans;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Builds the images of services.</summary>
internal static class BuildVerb
{
    public static VerbCommand Create()
    {
        var args = Flag.List(
            "build-arg",
            null,
            "Set a build-time variable; without a value, use the environment's",
            "NAME[=VALUE]"
        );
        var builder = Flag.Text("builder", null, "Builder to use", "NAME");
        var check = Flag.Switch("check", null, "Check the build configuration only");
        var memory = Flag.Text("memory", "m", "Memory limit of the build; classic builder only", "BYTES");
        var noCache = Flag.Switch("no-cache", null, "Do not use the build cache");
        var progress = GlobalOptions.ProgressFlag().Hidden();
        var print = Flag.Switch("print", null, "Print the equivalent bake file without building");
        var provenance = Flag.Text("provenance", null, "Add a provenance attestation", "MODE");
        var sbom = Flag.Text("sbom", null, "Add an SBOM attestation", "MODE");
        var pull = Flag.Switch("pull", null, "Always try to pull newer base images");
        var push = Flag.Switch("push", null, "Push images after building");
        var quiet = Flag.Switch("quiet", "q", "Suppress the build output");
        var ssh = Flag.Text("ssh", null, "SSH agent or key for the build; `default` is the agent of SSH_AUTH_SOCK", "default|ID=PATH");
        var withDependencies = Flag.Switch("with-dependencies", null, "Build dependencies of the named services too");
        var services = Operand.Services();
        var verb = new VerbCommand("build", "Build images")
        {
            Group = VerbGroup.Images,
            Options =
            {
                args,
                builder,
                check,
                memory,
                noCache,
                print,
                progress,
                provenance,
                sbom,
                pull,
                push,
                quiet,
                ssh,
                withDependencies,
            },
            Arguments = { services },
            Examples =
            [
                ("build --pull --no-cache", "Rebuild from scratch on the newest base images"),
                ("build --build-arg VERSION=2 web", "One service"),
            ],
            Run = async (call, cancellationToken) =>
            {
                if (call.Given(progress))
                {
                    call.Warn("--progress is a global compose flag, better use `docker compose --progress xx build ...`");
                    call = call.With(call.Globals with { Progress = call.Get(progress) });
                }

                var targets = call.Get(services);
                var project = call.Load([], cancellationToken);
                // The other services stay in the project: images may build upon theirs.
                if (targets.Any(name => project.FindService(name) is null))
                    project = call.Load([.. project.Services.Select(service => service.Name), .. targets], cancellationToken);
                if (call.Get(withDependencies))
                    targets = targets.IsEmpty
                        ? targets
                        : [.. call.Narrow(project, targets, withDependencies: true).Services.Select(service => service.Name)];

                var flags = new BuildFlags
                {
                    Args = [.. call.Get(args).Select(Argument)],
                    Builder = call.Get(builder),
                    Check = call.Get(check),
                    Memory = Bytes(call.Get(memory)),
                    NoCache = call.Get(noCache),
                    Provenance = call.Get(provenance),
                    Sbom = call.Get(sbom),
                    Pull = call.Get(pull),
                    Push = call.Get(push),
                    EveryPlatform = true,
                    Quiet = call.Get(quiet),
                    Ssh = Key(call.Get(ssh)),
                };
                project = call.WithDefaultPlatform(project, targets);
                var jobs = BuildJob.AllOf(call, project, targets, flags);
                if (call.Get(print))
                {
                    call.Out.Write(BakeFile.Of(jobs));
                    return ExitCode.Ok;
                }

                var isClassic = ClassicBuilder.IsWanted(call);
                if (flags.Memory != 0 && !isClassic)
                    call.Warn("--memory is not supported by BuildKit and will be ignored");
                var pushedByBuilder = jobs.Where(job => !isClassic && job.PushesItself)
                    .Select(static job => job.Service.Name)
                    .ToHashSet(StringComparer.Ordinal);

                var observed = await call.ObserveAsync(project, cancellationToken).ConfigureAwait(false);
                var plan = BuildPlan.Of(
                    project,
                    observed,
                    targets,
                    service => flags is { Push: true, Check: false } && !pushedByBuilder.Contains(service.Name),
                    new PlanPolicy { Separator = call.Separator, BuildsInOrder = isClassic }
                );
                if (plan.IsEmpty)
                    call.Warn("No services to build");
                await call.CarryOutAsync(
                        plan,
                        "build",
                        cancellationToken,
                        (context, display) => context with { Builder = new ImageBuilder(call, flags, display) }
                    )
                    .ConfigureAwait(false);
                return ExitCode.Ok;
            },
        };
        foreach (var old in (string[])["parallel", "compress", "force-rm", "no-rm"])
            verb.Options.Add(Flag.Switch(old, null, "Has no effect").Hidden());
        return verb;
    }

    private static long Bytes(string? text) =>
        string.IsNullOrEmpty(text) ? 0
        : ByteSize.TryParse(text, out var bytes) ? bytes
        : throw new CommandFailed($"invalid value \"{text}\" for --memory: expected a size such as 512m");

    // default, NAME=PATH; empty means the default.
    private static ImmutableArray<string> Key(string? text) =>
        text switch
        {
            null => [],
            "" or "default" => ["default"],
            _ when text.Contains('=') => [text],
            _ => throw new CommandFailed($"invalid ssh key \"{text}\": expected default, or NAME=PATH such as mykey=./id_ed25519"),
        };

    // A bare name takes its value from the environment.
    private static KeyValuePair<string, string?> Argument(string text)
    {
        var split = text.IndexOf('=');
        return split < 0 ? new(text, null) : new(text[..split], text[(split + 1)..]);
    }
}
