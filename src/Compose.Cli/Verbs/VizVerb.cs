using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Graphs;

namespace Compose.Cli.Verbs;

/// <summary><c>alpha viz</c>, the reference's graph of a project; <c>graph</c> shows more about the order.</summary>
internal static class VizVerb
{
    public static VerbCommand Create()
    {
        var image = Flag.Switch("image", null, "With the image of each service");
        var networks = Flag.Switch("networks", null, "With the networks of each service");
        var ports = Flag.Switch("ports", null, "With the ports of each service");
        var size = Flag.Number("indentation-size", null, "Tabs or spaces per level (default 1)");
        var spaces = Flag.Switch("spaces", null, "Indent with spaces instead of tabs");
        return new VerbCommand("viz", "Draw services and their dependencies, for Graphviz")
        {
            Group = VerbGroup.Check,
            Hidden = true,
            IsQuick = true,
            Options = { image, networks, ports, size, spaces },
            Run = (call, cancellationToken) =>
            {
                call.CheckSettings();
                if (call.Get(size) is < 0 and var wrong)
                    throw new CommandFailed($"invalid indentation size: {wrong}");
                var project = call.Load([], cancellationToken, static options => options with { ResolveEnvironment = false });
                call.Out.Write(
                    new GraphvizText(project)
                    {
                        Indentation = new string(call.Get(spaces) ? ' ' : '\t', call.Get(size) ?? 1),
                        Images = call.Get(image),
                        Networks = call.Get(networks),
                        Ports = call.Get(ports),
                    }
                );
                return Task.FromResult(ExitCode.Ok);
            },
        };
    }
}
