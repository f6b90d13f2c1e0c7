using System.CommandLine;
using Compose.Cli.Building;
using Compose.Cli.Calls;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Plugins;
using Compose.Cli.Runs;
using Compose.Cli.Terminal.Sessions;
using Compose.Model;
using Compose.Model.Diagnostics;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Model.Variables;
using Compose.Planning.Plans;
using Compose.Planning.Requests;
using ShellWords = Compose.Model.Shapes.CommandLine;

namespace Compose.Cli.Verbs;

/// <summary>Runs a one-off command in a new container of a service.</summary>
internal sealed class RunVerb
{
    private readonly Option<bool> build = Flag.Switch("build", null, "Build the image before starting the container");
    private readonly Option<string[]> capAdd = Flag.List("cap-add", null, "Add a Linux capability", "CAPABILITY");
    private readonly Option<string[]> capDrop = Flag.List("cap-drop", null, "Drop a Linux capability", "CAPABILITY");
    private readonly Option<bool> detach = Flag.Switch("detach", "d", "Run the container in the background and print its id");
    private readonly Option<string?> entrypoint = Flag.Text("entrypoint", null, "Override the entrypoint of the image", "COMMAND");
    private readonly Option<string[]> environment = Flag.List(
        "env",
        "e",
        "Set an environment variable; without a value, use the local one",
        "KEY[=VALUE]"
    );
    private readonly Option<string[]> environmentFiles = Flag.List("env-from-file", null, "Set environment variables from a file", "FILE");
    private readonly Option<bool> interactive = Flag.Switch("interactive", "i", "Keep standard input open", byDefault: true);
    private readonly Option<string[]> labels = Flag.List("label", "l", "Add or override a label", "KEY=VALUE").Also("labels");
    private readonly Option<string?> name = Flag.Text("name", null, "Assign a name to the container", "NAME");
    private readonly Option<bool> noDeps = Flag.Switch("no-deps", null, "Do not start linked services");
    private readonly Option<bool> noTty = Flag.Switch("no-tty", "T", "Disable pseudo-terminal allocation (default: automatic)")
        .Also("no-TTY");
    private readonly Option<string[]> publish = Flag.List("publish", "p", "Publish a container's port to the host", "PORT");
    private readonly Option<string?> pull = Flag.Text("pull", null, "When to pull images: always, missing or never", "POLICY");
    private readonly Option<bool> quiet = Flag.Switch("quiet", "q", "Do not print progress");
    private readonly Option<bool> quietBuild = Flag.Switch("quiet-build", null, "Suppress the build output");
    private readonly Option<bool> quietPull = Flag.Switch("quiet-pull", null, "Pull without printing progress information");
    private readonly Option<bool> removeOrphans = Flag.Switch(
        "remove-orphans",
        null,
        "Remove containers of services not defined in the files"
    );
    private readonly Option<bool> rm = Flag.Switch("rm", null, "Remove the container when it exits");
    private readonly Option<bool> servicePorts = Flag.Switch("service-ports", "P", "Run with all of the service's ports published");
    private readonly Option<bool> tty = Flag.Switch("tty", "t", "Allocate a pseudo-terminal", byDefault: true).Hidden();
    private readonly Option<bool> useAliases = Flag.Switch("use-aliases", null, "Use the service's network aliases in its networks");
    private readonly Option<string?> user = Flag.Text("user", "u", "Run as this user", "USER");
    private readonly Option<string[]> volumes = Flag.List("volume", "v", "Bind mount a volume", "VOLUME").Also("volumes");
    private readonly Option<bool> yes = Flag.Switch("yes", "y", "Assume \"yes\" as answer to all prompts");
    private readonly Option<string?> folder = Flag.Text("workdir", "w", "Working directory inside the container", "FOLDER");
    private readonly Argument<string> serviceName = Operand.Service();
    private readonly Argument<string[]> command = Operand.Many("COMMAND", 0);

    public static VerbCommand Create()
    {
        var run = new RunVerb();
        var verb = new VerbCommand("run", "Run a one-off command in a new container")
        {
            Group = VerbGroup.Reach,
            WaitsForOthers = true,
            StopsAtFirstOperand = true,
            Arguments = { run.serviceName, run.command },
            Examples =
            [
                ("run --rm web sh", "A shell in a new container of web"),
                ("run --rm -T db pg_dump shop > shop.sql", "Output to a file"),
            ],
            Run = run.RunAsync,
        };
        foreach (
            var option in (ReadOnlySpan<Option>)
                [
                    run.build,
                    run.capAdd,
                    run.capDrop,
                    run.detach,
                    run.entrypoint,
                    run.environment,
                    run.environmentFiles,
                    run.interactive,
                    run.labels,
                    run.name,
                    run.noDeps,
                    run.noTty,
                    run.publish,
                    run.pull,
                    run.quiet,
                    run.quietBuild,
                    run.quietPull,
                    run.removeOrphans,
                    run.rm,
                    run.servicePorts,
                    run.tty,
                    run.useAliases,
                    run.user,
                    run.volumes,
                    run.yes,
                    run.folder,
                ]
        )
        {
            verb.Options.Add(option);
        }

        return verb;
    }

    private async Task<int> RunAsync(Invocation call, CancellationToken cancellationToken)
    {
        if (call.Given(publish) && call.Get(servicePorts))
            throw new CommandFailed("--service-ports and --publish are incompatible");
        var wanted = call.Get(serviceName) ?? "";
        var input = call.Get(interactive) && !call.Get(detach);
        var hasTerminal = !call.Get(detach) && TerminalChoice.For(call, noTty, tty, input);
        var project = call.Load([wanted], cancellationToken, options => options with { WithDependencies = !call.Get(noDeps) });
        var service = project.FindService(wanted) ?? throw DidYouMean.NoService(wanted, project.Services.Select(s => s.Name));
        await new RemoteStack(call, project).ConfirmAsync(call.Get(yes), cancellationToken).ConfigureAwait(false);

        var traits = new OneOffTraits(OneOff.NewSlug(), call.Get(rm), call.Get(useAliases), input);
        var container = call.Get(name) ?? call.NamesOf(project).OneOff(service.Name, traits.Slug);
        var policy = new PlanPolicy
        {
            Build = call.Get(build) ? BuildRule.Always : BuildRule.Missing,
            Pull = call.Get(pull),
            RemoveOrphans = call.Get(removeOrphans),
            IgnoreOrphans = call.IsOn("COMPOSE_IGNORE_ORPHANS"),
            Separator = call.Separator,
        };
        var oneOff = Changes(call, project, hasTerminal, input || call.Get(interactive));
        // Until the container has started, so that nobody removes it before.
        await using var announced = new ProjectRun(call, project.Name, "run");
        var convergence = new ConvergenceRun(call, project, policy)
        {
            Announced = announced,
            QuietPull = call.Get(quietPull),
            Quiet = call.Get(quiet),
            Build = new BuildFlags { Quiet = call.Get(quietBuild) },
            Planner = (ready, observed, settled) =>
                Planning.Verbs.RunPlan.Of(ready, observed, ready.FindService(service.Name) ?? service, oneOff, traits, container, settled),
        };
        await convergence.RunAsync("run", cancellationToken).ConfigureAwait(false);
        if (call.Globals.DryRun)
            return ExitCode.Ok;

        var run = new OneOffRun(call, service, container, hasTerminal, input, call.Get(rm)) { Started = announced.DisposeAsync };
        if (!call.Get(detach))
            return await run.RunAsync(cancellationToken).ConfigureAwait(false);
        await run.StartAsync(cancellationToken).ConfigureAwait(false);
        call.Out.WriteLine((await call.Engine.InspectContainerAsync(container, cancellationToken).ConfigureAwait(false)).Id);
        return ExitCode.Ok;
    }

    private OneOff Changes(Invocation call, Project project, bool hasTerminal, bool keepsInput)
    {
        var (ports, mounts) = CommandLineService.Read(call.Host.WorkingDirectory, call.Get(publish), call.Get(volumes));
        return new OneOff
        {
            Command = call.Get(command),
            Entrypoint =
                call.Get(entrypoint) is not { } text ? default
                : text.Length == 0 ? []
                : ShellWords.Split(text) is { } words ? [.. words]
                : throw new CommandFailed($"invalid command line string \"{text}\" for --entrypoint: a quote is not closed"),
            Environment =
            [
                .. FromFiles(call, project),
                .. call.Get(environment).Select(variable => Variable(call, project, variable)).OfType<KeyValuePair<string, string?>>(),
            ],
            Labels = [.. call.Get(labels).Select(Label)],
            Ports = ports,
            ServicePorts = call.Get(servicePorts),
            Volumes = mounts,
            CapAdd = call.Get(capAdd),
            CapDrop = call.Get(capDrop),
            User = call.Get(user),
            WorkingDirectory = call.Get(folder),
            Tty = hasTerminal,
            Interactive = keepsInput,
        };
    }

    private static KeyValuePair<string, string> Label(string text) =>
        text.Split('=', 2) is [var key, var value]
            ? new(key, value)
            : throw new CommandFailed($"label must be set as KEY=VALUE: \"{text}\" has no value");

    // KEY=value; a bare name takes its local value, and is omitted when there is none.
    private static KeyValuePair<string, string?>? Variable(Invocation call, Project project, string text)
    {
        var split = text.IndexOf('=');
        if (split >= 0)
            return new(text[..split], text[(split + 1)..]);
        return call.Host.Variables.TryGetValue(text, out var value) || project.Variables.TryGet(text, out value) ? new(text, value) : null;
    }

    private IEnumerable<KeyValuePair<string, string?>> FromFiles(Invocation call, Project project)
    {
        foreach (var file in call.Get(environmentFiles))
        {
            var path = Path.GetFullPath(file, call.Host.WorkingDirectory);
            if (!call.Host.Files.TryRead(path, out var bytes))
                throw new CommandFailed($"--env-from-file: open {path}: no such file or directory");
            var sink = new DiagnosticSink();
            foreach (
                var variable in DotEnv.Parse(
                    new SourceText(file, System.Text.Encoding.UTF8.GetString(bytes)),
                    variable => project.Variables.TryGet(variable, out var known) ? known : null,
                    sink
                )
            )
                yield return new(variable.Name, variable.Value);
            if (sink.HasErrors)
                throw new CommandFailed(sink.ToImmutable().First(static finding => finding.IsFatal).ToString());
        }
    }
}
