using System.Diagnostics;
using Compose.Engine.Configuration;

namespace Compose.Cli.Hosting;

/// <summary>Docker CLI plugins, which give access to other parts of Docker: programs named <c>docker-NAME</c>.</summary>
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
    /// Finds a plugin: in a folder from the configuration, beside the configuration, or in the system folders; null when missing.
    /// </summary>
    public static string? Find(DockerConfig config, string name) =>
        (config.File.CliPluginsExtraDirs ?? [])
            .Append(Path.Combine(config.Directory, "cli-plugins"))
            .Concat(MachineFolders)
            .Select(folder => Path.Combine(folder, "docker-" + name))
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
