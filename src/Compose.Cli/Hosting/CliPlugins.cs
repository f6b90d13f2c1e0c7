using System.Diagnostics;
using Compose.Engine.Configuration;

namespace Compose.Cli.Hosting;

/// <summary>
/// The plugins of Docker's command line, which other parts of Docker are reached through: programs called <c>docker-NAME</c>.
/// </summary>
internal static class CliPlugins
{
    private static readonly string[] MachineFolders =
    [
        "/usr/local/lib/docker/cli-plugins",
        "/usr/local/libexec/docker/cli-plugins",
        "/usr/lib/docker/cli-plugins",
        "/usr/libexec/docker/cli-plugins",
    ];

    /// <summary>
    /// The file of a plugin: in a folder the configuration names, beside the configuration, or where the machine has them; null when it is
    /// nowhere.
    /// </summary>
    public static string? Find(DockerConfig config, string name) =>
        (config.File.CliPluginsExtraDirs ?? [])
            .Append(Path.Combine(config.Directory, "cli-plugins"))
            .Concat(MachineFolders)
            .Select(folder => Path.Combine(folder, "docker-" + name))
            .FirstOrDefault(File.Exists);

    /// <summary>Starts a program in the environment we were given, with what it writes in our hands.</summary>
    /// <param name="answers">What it reads is in our hands too.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be run.</exception>
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

    /// <summary>Ends a program and what it started, as when the command is interrupted.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
    }
}
