using Compose.Files;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Text;

namespace Compose.Model.Discovery;

/// <summary>Errors before the first line of a project is read.</summary>
public static class DiscoveryDiagnostics
{
    public static readonly Descriptor NoComposeFile = new("CF054", "no-compose-file", Severity.Error, "No compose file")
    {
        Page = "Neither this folder nor any parent contains a compose file. Change to the project's folder, or name the file with `-f`.",
    };

    public static readonly Descriptor UnreadableFile = new("CF055", "unreadable-file", Severity.Error, "File missing or unreadable")
    {
        Page = "A named file does not exist, is a folder, or is not readable.",
    };

    public static readonly Descriptor SeveralComposeFiles = new(
        "CF056",
        "several-compose-files",
        Severity.Warning,
        "Several candidate compose files"
    )
    {
        Page = "The folder contains several files with default names. One is used, the others are ignored.",
    };

    public static readonly Descriptor InvalidSetting = new("CF057", "invalid-setting", Severity.Error, "Invalid COMPOSE_ variable")
    {
        Page = "A `COMPOSE_` environment variable has an invalid value.",
    };

    public static readonly Descriptor InvalidProjectName = new(
        "CF058",
        "invalid-project-name",
        Severity.Error,
        "Invalid project name"
    )
    {
        Page = "A project name consists of lowercase letters, digits, `-` and `_`, and begins with a letter or digit.",
    };

    public static readonly Descriptor RemoteFailed = new(
        "CF059",
        "remote-failed",
        Severity.Error,
        "Remote resource that could not be fetched"
    )
    {
        Page = "A remote compose file could not be fetched.",
    };

    public static IEnumerable<Descriptor> All =>
        [NoComposeFile, UnreadableFile, SeveralComposeFiles, InvalidSetting, InvalidProjectName, RemoteFailed];

    /// <summary>
    /// Whether what the caller named could not be read, so that nothing was checked; what a file names is a finding in that file.
    /// </summary>
    public static bool IsUnread(Diagnostic finding) =>
        finding.At.Source.Text.Length == 0
        && (finding.Descriptor.Is(NoComposeFile) || finding.Descriptor.Is(UnreadableFile) || finding.Descriptor.Is(RemoteFailed));

    internal const string EnvFile = "env file";

    /// <summary>A location outside any file: a flag, a shell variable, a missing path.</summary>
    internal static Location Nowhere(string name, string text = "") => new(new SourceText(name, text), new TextSpan(0, text.Length));

    internal static Diagnostic NotFound(string folder, string shown) =>
        NoComposeFile
            .At(Nowhere(shown), "no configuration file provided: not found")
            .WithNote($"looked for {string.Join(", ", DefaultFiles.Names)} in {folder} and the folders above it")
            .WithHelp("change to the project's folder, or name the file: `-f path/to/compose.yaml`");

    /// <param name="named">Whether it is named in a file, at <paramref name="at"/>, rather than on the command line.</param>
    internal static Diagnostic Missing(string what, string shown, string full, Location at, bool named) =>
        UnreadableFile
            .At(at, what == EnvFile && !named ? $"couldn't find env file: {full}" : $"{what} {full} not found: no such file or directory")
            .WithHelp(shown == full ? "check the path" : $"check the path `{shown}`");

    internal static Diagnostic IsDirectory(string what, string shown, Location at) =>
        UnreadableFile
            .At(at, $"{what} `{shown}` is a directory")
            .WithHelp(
                what switch
                {
                    "label file" => "name the file inside it",
                    EnvFile => $"name the file inside it, such as `{shown.TrimEnd('/')}/.env`",
                    _ => $"name the file inside it, such as `{shown.TrimEnd('/')}/{DefaultFiles.Names[0]}`",
                }
            );

    internal static Diagnostic Unreadable(string what, string shown, Exception cause, Location at) =>
        UnreadableFile
            .At(at, $"{what} `{shown}` cannot be read: {(cause as UnreadableSourceException)?.Reason ?? FileTrouble.Reason(cause)}")
            .WithHelp((cause as UnreadableSourceException)?.Help ?? "check that this user can read the file");

    internal static Diagnostic Several(string kind, string used, IEnumerable<string> others, Location at) =>
        SeveralComposeFiles
            .At(at, $"Found multiple {kind} with supported names: {string.Join(", ", others.Prepend(used))}. Using {used}")
            .WithHelp("keep one of them, or name the files with `-f`");

    internal static Diagnostic NotBoolean(string name, string value, Location at) =>
        InvalidSetting
            .At(at, $"{name} is `{value}`: it must be true or false")
            .WithHelp($"write `{name}=true` or `{name}=false`, or unset it");

    internal static Diagnostic EmptyComposeFile(Location at) =>
        InvalidSetting.At(at, "COMPOSE_FILE is set but names no file").WithHelp("name a file in it, or unset it");

    internal static Diagnostic Failed(string reference, string reason, Location at) =>
        RemoteFailed
            .At(at, $"`{reference}` could not be fetched: {reason}")
            .WithHelp("check the reference and the network, or fetch it yourself and name the local file");

    internal static Diagnostic BadName(string name, string normal, string source, Location at) =>
        InvalidProjectName
            .At(
                at,
                $"invalid project name \"{name}\" ({source}): must consist only of lowercase alphanumeric characters, hyphens, and "
                    + "underscores as well as start with a letter or number"
            )
            .WithHelp(normal.Length > 0 ? $"did you mean `{normal}`?" : "choose a name such as `demo`");

    internal static Diagnostic NothingLeft(Location at, string text) =>
        InvalidProjectName
            .At(at, $"`{text}` contains no characters valid in a project name")
            .WithHelp("use lowercase letters, digits, `-` and `_`, and begin with a letter or digit");

    internal static Diagnostic EmptyName(string directory, Location at) =>
        InvalidProjectName
            .At(at, "project name must not be empty")
            .WithNote($"the folder {directory} has no usable name")
            .WithHelp("write `name: demo` at the top of the compose file, or pass `-p demo`");
}
