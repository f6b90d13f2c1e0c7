using System.Text.Json;
using Compose.Engine.Contract;
using Compose.Files;
using Compose.Model.Inputs;
using Compose.Planning.Execution;
using Compose.Planning.Plans;

namespace Compose.Cli.Failures;

/// <summary>User-readable messages for failures.</summary>
internal static class FailureText
{
    // In the words of the system, which the engine and its parts pass on.
    private const string DiskIsFull = "no space left on device";

    private const string MakeRoom = """

             = help: `docker system df` shows what fills the engine's disk. `docker builder prune` removes unused build cache,
               `docker image prune` unused images; neither removes a volume.
        """;

    public static string Of(Exception failure)
    {
        var text = Text(failure);
        return text.Contains(DiskIsFull, StringComparison.Ordinal) ? text + MakeRoom : text;
    }

    private static string Text(Exception failure) =>
        failure switch
        {
            PlanFailedException plan => string.Join('\n', plan.Failures.Select(static f => Text(f.Error)).Distinct()),
            StepException step => Place(step) + step.Message + Details(step) + (step.Help is { } help ? $"\n     = help: {help}" : ""),
            EngineException { IsUnreachable: true } =>
                $"{failure.Message}\nStart it, or select another one with DOCKER_HOST or `docker context use`",
            EngineException { IsUnreachable: false, Status: not null } => $"Error response from daemon: {failure.Message}",
            EngineException or CommandFailed or RemoteResourceException or UnreadableSourceException or UnusableFileException =>
                failure.Message,
            _ when FileTrouble.IsCause(failure) =>
                $"{(failure is FileNotFoundException { FileName: { } name } ? name : "a file")} cannot be used: {FileTrouble.Reason(failure)}",
            OperationCanceledException => "interrupted",
            _ => $"this is a bug in compose ({failure.GetType().Name}); please report it with the output of the same command when "
                + "COMPOSE_DEBUG=1 is set",
        };

    /// <summary>A failure in the format of <c>--progress json</c>: one object on one line.</summary>
    public static string AsJson(string text) => $"{{\"error\":true,\"message\":\"{JsonEncodedText.Encode(text)}\"}}";

    private static string Details(StepException step) => string.Concat(step.Details.Select(static line => $"\n     {line}"));

    // A project known only by its labels has no source text.
    private static string Place(StepException step) => step.At is { Source.Text.Length: > 0 } at ? $"{at}: " : "";
}
