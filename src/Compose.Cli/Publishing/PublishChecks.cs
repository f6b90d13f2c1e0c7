using System.Collections.Immutable;
using System.Text;
using Compose.Cli.Failures;
using Compose.Cli.Publishing.Secrets;
using Compose.Model;
using Compose.Model.Inputs;
using Compose.Model.Services;

namespace Compose.Cli.Publishing;

/// <summary>Checks before publishing: what must not be published, and what needs confirmation.</summary>
/// <param name="project">The project with all profiles active.</param>
/// <param name="published">Its files.</param>
/// <param name="files">Reads env files, configs and secrets.</param>
internal sealed class PublishChecks(Project project, PublishedFiles published, ISourceLoader files, CancellationToken cancellationToken)
{
    /// <summary>Refuses projects that nobody could use.</summary>
    public void Refuse()
    {
        var unnamed = project
            .Services.Where(static service => service.Build is not null && service.Image is null)
            .Select(static service => $"- \"{service.Name}\"")
            .ToList();
        if (unnamed.Count > 0)
            throw new CommandFailed(
                "your Compose stack cannot be published as it only contains a build section for "
                    + $"service(s):\n{string.Join('\n', unnamed)}\nadd `image:` to name the built images"
            );
    }

    /// <summary>Questions about content that may not be meant for others, to be asked in sequence.</summary>
    /// <param name="withEnvironment">Whether env files and variables are published intentionally.</param>
    public IEnumerable<string> Questions(bool withEnvironment)
    {
        if (BindMounts() is { Count: > 0 } mounts)
        {
            yield return $"""
                you are about to publish bind mounts declaration within your OCI artifact.
                only the bind mount declarations will be added to the OCI artifact (not content)
                please double check that you are not mounting potential user's sensitive directories or data
                {string.Join('\n', mounts)}
                Are you ok to publish these bind mount declarations?
                """;
        }

        if (DetectedSecrets() is { Length: > 0 } secrets)
        {
            yield return $"""
                you are about to publish sensitive data within your OCI artifact.
                please double check that you are not leaking sensitive data
                {string.Join('\n', secrets.Select(static secret => $"{secret.Kind}\n\"{secret.Key}\": {secret.Value}"))}
                Are you ok to publish these sensitive data?
                """;
        }

        var declared = PublishedDeclarations.Of(published.Roots);
        if (!withEnvironment && declared.Environments is { IsEmpty: false } environments)
        {
            yield return $$"""
                you are about to publish env-related declarations within your OCI artifact.
                paths of env files and literal values with names that suggest secrets are published as is; `${VARIABLE}` stays a variable
                {{string.Join('\n', environments)}}
                Use --with-env to silence this prompt and always publish env declarations.
                Are you ok to publish these env declarations?
                """;
        }

        if (declared.Configs is { IsEmpty: false } configs)
        {
            yield return $"""
                you are about to publish literal inline config content within your OCI artifact.
                {string.Join('\n', configs)}
                Are you ok to publish these config contents?
                """;
        }
    }

    private List<string> BindMounts() =>
        [
            .. project.Services.SelectMany(static service =>
                service
                    .Volumes.Where(static volume => volume.Type == MountType.Bind)
                    .Select(volume => $"{service.Name}: {volume.Source}:{volume.Target}{(volume.ReadOnly ? ":ro" : "")}")
            ),
        ];

    private ImmutableArray<DetectedSecret> DetectedSecrets()
    {
        var found = ImmutableArray.CreateBuilder<DetectedSecret>();
        foreach (var (path, text) in published.Texts)
            found.AddRange(SecretScan.Of(path, Encoding.UTF8.GetBytes(text), cancellationToken));
        var others = project
            .Services.SelectMany(static service => service.EnvFile.Select(static file => file.Path))
            .Concat(project.Configs.Select(static config => config.File).OfType<string>())
            .Concat(project.Secrets.Select(static secret => secret.File).OfType<string>());
        foreach (var path in others.Distinct(StringComparer.Ordinal))
            if (files.FileExists(path) && files.TryRead(path, out var content))
                found.AddRange(SecretScan.Of(path, content, cancellationToken));
        return found.ToImmutable();
    }
}
