using Compose.Model.Discovery;
using Compose.Model.Passes;
using Compose.Model.Passes.Paths;
using Compose.Model.Variables;

namespace Compose.Model.Loading;

/// <summary>The variables of an include: the including project's, then those of the include's env files (spec 2.6).</summary>
internal static class IncludeVariables
{
    public static VariableScope Of(IncludedFiles entry, string folder, ModelPlace place, LoadContext loading)
    {
        if (entry.EnvFiles.IsEmpty)
        {
            var path = HostPath.Join(folder, ".env");
            if (!FoundFile.IsThere(path, loading.Files) || loading.ReadText(path, DiscoveryDiagnostics.EnvFile, entry.At) is not { } source)
                return place.Variables;
            return place.Variables.Under(DotEnv.Parse(source, name => place.Variables.Find(name)?.Value, loading.Sink));
        }

        var list = new VariableList();
        foreach (var file in entry.EnvFiles)
        {
            // Selects no env file, not even the folder's own.
            if (
                file.Text == "/dev/null"
                || loading.ReadText(loading.Absolute(file.Text, place.Folder), DiscoveryDiagnostics.EnvFile, file.At) is not { } source
            )
                continue;
            foreach (var variable in DotEnv.Parse(source, name => place.Variables.Find(name)?.Value, loading.Sink, list.Find))
                list.Set(variable);
        }

        return place.Variables.Under(list.ToImmutable());
    }
}
