using Compose.Model.Resources;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>A secret that is not external needs content.</summary>
internal static class SecretSources
{
    public static void Check(ConsistencyChecks project)
    {
        if (project.Declared(ComposeFile.SecretsKey) is not { } secrets)
            return;
        foreach (var (key, value) in secrets.Entries)
        {
            if (value is not Mapping secret || secret[Resource.ExternalKey].IsTrue() || Secret.Shape.IsUncertain(secret))
                continue;
            // What is not a boolean is the finding: it may be meant as true.
            if (secret[Resource.ExternalKey] is Scalar { Kind: not ScalarKind.Bool })
                continue;
            if (
                secret.TextAt(ContentResource.FileKey) is { Length: > 0 }
                || secret.TextAt(ContentResource.EnvironmentKey) is { Length: > 0 }
            )
                continue;
            project.Sink.Add(
                ConsistencyDiagnostics
                    .MissingSource.At(key.At, $"secret \"{key.Text}\" must declare either `file` or `environment`")
                    .WithHelp("add `file: ./path`, or `environment: VARIABLE`, or `external: true` if it already exists")
            );
        }
    }
}
