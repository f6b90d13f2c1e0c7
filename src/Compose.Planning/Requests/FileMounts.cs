using System.Collections.Immutable;
using Compose.Engine.Wire;
using Compose.Model.Services;

namespace Compose.Planning.Requests;

/// <summary>
/// Secrets and configs from files: read-only binds. Those with content are copied in before the start, see <see cref="InjectedFiles"/>.
/// </summary>
internal static class FileMounts
{
    public static ImmutableArray<Mount> Of(ContainerRequest request)
    {
        var (project, service) = (request.Project, request.Service);
        var mounts = ImmutableArray.CreateBuilder<Mount>();
        foreach (var use in service.Configs)
        {
            if (project.FindConfig(use.Source) is not { } config)
                continue;
            if (config.External)
                request.Refuse(RequestDiagnostics.NoConfigStore(service, use, config));
            if (config.File is { } file)
                mounts.Add(Bind(file, ConfigTarget(use)));
        }

        foreach (var use in service.Secrets)
        {
            if (project.FindSecret(use.Source) is not { } secret)
                continue;
            if (secret.External)
                request.Refuse(RequestDiagnostics.NoSecretStore(service, use, secret));
            if (secret.Driver is not null)
                request.Refuse(RequestDiagnostics.NoSecretDriver(service, use, secret));
            if (secret.File is { } file)
                mounts.Add(Bind(file, SecretTarget(use)));
        }

        return mounts.ToImmutable();
    }

    /// <summary>The target, by default <c>/name</c>.</summary>
    public static string ConfigTarget(FileMount use) => Absolute(use.Target ?? use.Source, "/");

    /// <summary>The target, by default <c>/run/secrets/name</c>.</summary>
    public static string SecretTarget(FileMount use) => Absolute(use.Target ?? use.Source, FileMount.SecretFolder + "/");

    private static string Absolute(string target, string folder) => target.StartsWith('/') ? target : folder + target;

    private static Mount Bind(string source, string target) =>
        new()
        {
            Type = "bind",
            Source = source,
            Target = target,
            ReadOnly = true,
        };
}
