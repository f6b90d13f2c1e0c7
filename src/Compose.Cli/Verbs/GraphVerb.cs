using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Graphs;

namespace Compose.Cli.Verbs;

/// <summary>Shows service dependencies and start order.</summary>
internal static class GraphVerb
{
    public static VerbCommand Create()
    {
        var format = Flag.Choice("format", null, "Output format", "text", "text", "json", "mermaid", "dot");
        var services = Operand.Services();
        return new VerbCommand("graph", "Show the order in which services start")
        {
            Group = VerbGroup.Check,
            IsQuick = true,
            Options = { format },
            Arguments = { services },
            Examples =
            [
                ("graph", "Waves: what starts together, and in which order"),
                ("graph web", "Only web and its dependencies"),
                ("graph --format mermaid", "For documentation"),
                ("graph --format dot | dot -Tsvg", "As a picture"),
            ],
            Run = (call, cancellationToken) =>
            {
                var project = call.Load(
                    call.Get(services),
                    cancellationToken,
                    static options => options with { ResolveEnvironment = false }
                );
                call.Out.Write(
                    call.Get(format) switch
                    {
                        "json" => GraphJson.Of(project),
                        "mermaid" => GraphDrawing.Mermaid(project),
                        "dot" => GraphDrawing.Dot(project),
                        _ => GraphText.Of(project),
                    }
                );
                return Task.FromResult(ExitCode.Ok);
            },
        };
    }
}
