using System.Collections.Immutable;
using Compose.Cli.Containers;
using Compose.Cli.Failures;
using Compose.Cli.Hosting;
using Compose.Engine;
using Compose.Engine.Configuration;
using Compose.Model.Syntax;

namespace Compose.Cli.Calls;

internal sealed partial class Invocation
{
    private IEngine? engine;
    private DockerConfig? dockerConfig;

    /// <summary>The client of the engine selected by flags, variables and contexts; sends nothing before the first call.</summary>
    public IEngine Engine => engine ??= Host.ConnectEngine(Globals.Docker, DockerConfig, TellWait);

    /// <summary>The Docker configuration: credentials, proxies, detach keys.</summary>
    public DockerConfig DockerConfig => dockerConfig ??= DockerConfig.Load(Host.Variables, Globals.Docker.ConfigDirectory);

    public ProjectContainers ContainersOf(string project) => new(Engine, project);

    /// <summary>Refuses services that the project does not have; checks nothing without its files.</summary>
    public static void CheckServices(ProjectReference reference, ImmutableArray<string> services)
    {
        if (reference.Project is not { } project)
            return;
        foreach (var name in services)
        {
            var names = project.Services.Concat(project.DisabledServices).Select(static s => s.Name).ToList();
            if (!names.Contains(name))
                throw DidYouMean.NoService(name, names);
        }
    }

    /// <summary>An engine that starts, or a host that is not there, keeps a command silent for minutes.</summary>
    private void TellWait(string address)
    {
        if (Globals.Progress is "json" or "quiet")
            return;
        try
        {
            Host.Err.WriteLine($"Waiting for the engine at {address}... press Ctrl+C to stop waiting");
        }
        catch (BrokenOutputException)
        {
            // Called by a timer: nobody would catch it. The exit code has to do.
        }
    }
}
