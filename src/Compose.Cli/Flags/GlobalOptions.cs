using System.CommandLine;
using Compose.Cli.Failures;

namespace Compose.Cli.Flags;

/// <summary>The flags before the verb.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string[]> files = Flag.List("file", "f", "Compose file; can be repeated, - is standard input", "FILE");
    private readonly Option<string?> name = Flag.Text("project-name", "p", "Project name", "NAME");
    private readonly Option<string[]> profiles = Flag.List("profile", null, "Enable a profile; * enables all", "PROFILE");
    private readonly Option<string[]> envFiles = Flag.List("env-file", null, "Read variables from this file instead of .env", "FILE");
    private readonly Option<string?> directory = Flag.Text(
        "project-directory",
        null,
        "Directory that relative paths are resolved against (default: that of the first file)",
        "FOLDER"
    );
    private readonly Option<string?> workdir = Flag.Text("workdir", null, "Old name of --project-directory", "FOLDER").Hidden();
    private readonly Option<string> progress = ProgressFlag();
    private readonly Option<string> ansi = Flag.Choice(
        "ansi",
        null,
        "When to use colours and cursor control",
        "auto",
        "auto",
        "never",
        "always"
    );
    private readonly Option<bool> noAnsi = Flag.Switch("no-ansi", null, "Old spelling of --ansi never").Hidden();
    private readonly Option<int?> parallel = Flag.Number("parallel", null, "Maximum parallelism; -1 for no limit");
    private readonly Option<bool> compatibility = Flag.Switch(
        "compatibility",
        null,
        "Run in backward compatibility mode: join names with _"
    );
    private readonly Option<bool> allResources = Flag.Switch(
        "all-resources",
        null,
        "Include all resources, even those not used by services"
    );
    private readonly Option<bool> dryRun = DryRunFlag();
    private readonly Option<bool> version = Flag.Switch("version", "v", "Show the version").Hidden();
    private readonly Option<bool> verbose = Flag.Switch("verbose", null, "Show more output").Hidden();
    private readonly Option<string[]> insecure = Flag.List("insecure-registry", null, "Registry to access without TLS", "HOST")
        .Hidden();
    private readonly DockerOptions docker = new();

    public GlobalOptions()
    {
        Command = new Command("compose", "Define and run multi-container applications");
        foreach (
            var option in (ReadOnlySpan<Option>)
                [
                    allResources,
                    ansi,
                    compatibility,
                    dryRun,
                    envFiles,
                    files,
                    parallel,
                    profiles,
                    progress,
                    directory,
                    name,
                    workdir,
                    noAnsi,
                    version,
                    verbose,
                    insecure,
                ]
        )
        {
            Command.Options.Add(option);
        }

        docker.AddTo(Command);
    }

    /// <summary>The flags as a command without a verb, for parsing and help.</summary>
    public Command Command { get; }

    /// <summary>--dry-run is also accepted after every verb.</summary>
    public static Option<bool> DryRunFlag() => Flag.Switch("dry-run", null, "Show what would be done without doing it");

    /// <summary>Accepted after the verbs that change a project.</summary>
    public static Option<bool> NoWaitLockFlag() =>
        Flag.Switch("no-wait-lock", null, "Do not wait while another compose changes the project");

    /// <summary>--progress is also accepted after `build`, its former position.</summary>
    public static Option<string> ProgressFlag() =>
        Flag.Choice("progress", null, "How to show progress", "auto", "auto", "tty", "plain", "json", "quiet", "none");

    public GlobalFlags Read(ParseResult parse)
    {
        if (parse.GetValue(noAnsi) && Given(parse, ansi))
            throw new CommandFailed("cannot specify DEPRECATED \"--no-ansi\" and \"--ansi\". Please use only \"--ansi\"");
        if (Given(parse, workdir) && Given(parse, directory))
            throw new CommandFailed(
                "cannot specify DEPRECATED \"--workdir\" and \"--project-directory\". Please use only \"--project-directory\" instead"
            );
        return new GlobalFlags
        {
            Files = [.. parse.GetValue(files) ?? []],
            ProjectName = parse.GetValue(name),
            ProjectDirectory = parse.GetValue(directory) ?? parse.GetValue(workdir),
            EnvFiles = [.. parse.GetValue(envFiles) ?? []],
            Profiles = [.. parse.GetValue(profiles) ?? []],
            Progress = Given(parse, progress) ? parse.GetValue(progress) : null,
            Ansi =
                parse.GetValue(noAnsi) ? "never"
                : Given(parse, ansi) ? parse.GetValue(ansi)
                : null,
            Parallel = parse.GetValue(parallel),
            Compatibility = parse.GetValue(compatibility),
            AllResources = parse.GetValue(allResources),
            DryRun = parse.GetValue(dryRun),
            Verbose = parse.GetValue(verbose),
            InsecureRegistries = [.. parse.GetValue(insecure) ?? []],
            Docker = docker.Read(parse),
        };
    }

    /// <summary>Warnings about deprecated spellings of flags.</summary>
    public IEnumerable<string> Deprecated(ParseResult parse)
    {
        if (parse.GetValue(noAnsi))
            yield return "option '--no-ansi' is DEPRECATED ! Please use '--ansi' instead.";
        if (Given(parse, workdir))
            yield return "option '--workdir' is DEPRECATED at root level! Please use '--project-directory' instead.";
    }

    public bool AsksForVersion(ParseResult parse) => parse.GetValue(version);

    private static bool Given(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };
}
