using Compose.Engine.Wire;
using Compose.Planning.Plans;

namespace Compose.Planning.Steps;

/// <summary>Shows the layers of a pull or push as rows below the image.</summary>
internal static class TransferProgress
{
    public static void Report(IPlanProgress progress, string image, ProgressMessage message)
    {
        // A message without an id concerns the whole image, or is a layer's last.
        if (message.Id is not { Length: > 0 } layer || message.Status is not { } status)
            return;
        // The id is a tag, not a layer.
        if (status.StartsWith("Pulling from ", StringComparison.Ordinal))
            return;
        var done =
            status is "Pull complete" or "Already exists" or "Pushed" or "Layer already exists"
            || status.StartsWith("Mounted from", StringComparison.Ordinal);
        progress.Report(
            new ProgressEvent(layer, done ? ProgressStatus.Done : ProgressStatus.Working, status)
            {
                Parent = image,
                Current = message.Detail?.Current ?? 0,
                Total = message.Detail?.Total ?? 0,
            }
        );
    }
}
