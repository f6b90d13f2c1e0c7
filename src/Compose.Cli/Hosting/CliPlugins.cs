using System.Collections.Immutable;
using System.Diagnostics;
using Compose.Engine.Configuration;

namespace Compose.Cli.Hosting;

/// <summary>Docker CLI plugins, which give access to other parts of Docker: programs named <c>docker-NAME</c>.</summary>
internal static class CliPlugins
{
    /// <summary>The request that docker sends to a plugin before it shows or runs it.</summary>
    public const string MetadataVerb = "docker-cli-plugin-metadata";

    /// <summary>How this program introduces itself to docker.</summary>
    public const string Vendor = "The Compose authors";

    /// <summary>Where docker looks for plugins of all users, in its order (docker/cli, cli-plugins/manager).</summary>
    public static ImmutableArray<string> SystemFolders(IReadOnlyDictionary<string, string> variables) =>
        OperatingSystem.IsWindows()
            ?
            [
                .. new[] { "ProgramData", "ProgramFiles" }
                    .Select(variables.GetValueOrDefault)
                    .OfType<string>()
                    .Select(static root => Path.Combine(root, "Docker", "cli-plugins")),
            ]
            :
            [
                "/usr/local/lib/docker/cli-plugins",
                "/usr/local/libexec/docker/cli-plugins",
                "/usr/lib/docker/cli-plugins",
                "/usr/libexec/docker/cli-plugins",
            ];

    /// <summary>The folder of this user's plugins; null when there is neither a configuration folder nor a home.</summary>
    public static string? UserFolder(DockerConfig config) =>
        config.Directory.Length == 0 ? null : Path.Combine(config.Directory, "cli-plugins");

    public static string FileName(string name) => "docker-" + name + (OperatingSystem.IsWindows() ? ".exe" : "");

    /// <summary>
    /// Finds a plugin: in a folder from the configuration, beside the configuration, or in the system folders; null when missing.
    /// </summary>
    public static string? Find(Host host, DockerConfig config, string name) =>
        (config.File.CliPluginsExtraDirs ?? [])
            .Append(UserFolder(config))
            .Concat(host.SystemPluginFolders)
            .OfType<string>()
            .Select(folder => Path.Combine(folder, FileName(name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Starts a program in the given environment with redirected output.</summary>
    /// <param name="answers">Whether standard input is redirected too.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be run.</exception>
    public static Process Start(
        Host host,
        string program,
        string folder,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>> variables,
        bool answers = false
    )
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = answers,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in host.Variables.Concat(variables))
            start.Environment[name] = value;
        return Process.Start(start)!; // null only when an existing process is reused, which shell execution alone does
    }

    /// <summary>Kills a program and its children, such as after an interruption.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has exited.
        }
    }
}
