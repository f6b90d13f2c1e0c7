using Compose.Model.Services;
using Compose.Planning.Requests;

namespace Compose.Planning.Convergence;

/// <summary>
/// Secrets and configs from files are bind-mounted: owner and mode have no effect. Those with content are copied in, with owner and mode.
/// </summary>
internal static class FileOwnerWarnings
{
    public static void Warn(Draft draft, ContainerRequest request)
    {
        var (project, service) = (draft.Project, request.Service);
        foreach (var use in service.Secrets)
            if (project.FindSecret(use.Source)?.File is { } file)
                Warn(draft, "secrets", use, file);
        foreach (var use in service.Configs)
            if (project.FindConfig(use.Source)?.File is { } file)
                Warn(draft, "config", use, file);
    }

    private static void Warn(Draft draft, string kind, FileMount use, string file)
    {
        if (use is { Uid: null, Gid: null, Mode: null })
            return;
        draft.Builder.Warn(
            $"{use.At}: {kind} `uid`, `gid` and `mode` are not supported, they will be ignored: {file} is mounted with its own"
        );
    }
}
