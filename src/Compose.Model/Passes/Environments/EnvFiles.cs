using System.Collections.Immutable;
using Compose.Model.Discovery;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Model.Passes.Environments;

/// <summary>
/// Merges env_file beneath environment (spec 2.13): a name listed there keeps its value, or its lack of one; of two files the later wins.
/// Expressions see the project's variables, then the service's environment, then the file's own lines, then earlier files.
/// </summary>
internal static class EnvFiles
{
    public static Mapping Apply(Mapping service, VariableScope variables, LoadContext loading)
    {
        if (service[Service.EnvFileKey] is not Sequence files)
            return service;
        var own = service.MappingAt(Service.EnvironmentKey);
        var read = new Dictionary<string, Entry>(StringComparer.Ordinal);
        string? Outside(string name) => variables.Find(name)?.Value ?? own?.TextAt(name);
        string? Earlier(string name) => read.TryGetValue(name, out var entry) ? ((Scalar)entry.Value).Text : null;

        foreach (var item in files.Items)
        {
            if (item is not Mapping file || file.ScalarAt(EnvFile.PathKey) is not { } path || Open(file, path, loading) is not { } source)
                continue;
            foreach (var variable in Parse(file, source, Outside, Earlier, loading))
                read[variable.Name] = Entry(variable, path.At);
        }

        service = service.Without(Service.EnvFileKey);
        if (read.Count == 0)
            return service;
        if (own is null)
            return service.With(Service.EnvironmentKey, new Mapping(files.At, [.. read.Values]));
        return service.With(
            Service.EnvironmentKey,
            own with
            {
                Entries = own.Entries.AddRange(read.Values.Where(e => !own.Contains(e.Name))),
            }
        );
    }

    private static SourceText? Open(Mapping file, Scalar path, LoadContext loading)
    {
        var required = file[EnvFile.RequiredKey] is not Scalar { Kind: ScalarKind.Bool } || file[EnvFile.RequiredKey].IsTrue();
        var full = loading.Absolute(path.Text, loading.Options.WorkingDirectory);
        return required || loading.Files.FileExists(full) ? loading.ReadText(full, DiscoveryDiagnostics.EnvFile, path.At) : null;
    }

    private static ImmutableArray<Variable> Parse(
        Mapping file,
        SourceText source,
        Func<string, string?> outside,
        Func<string, string?> earlier,
        LoadContext loading
    )
    {
        switch (file.TextAt(EnvFile.FormatKey))
        {
            case null or "":
                return DotEnv.Parse(source, outside, loading.Sink, earlier);
            case "raw":
                return DotEnv.ParseRaw(source, name => outside(name) ?? earlier(name), loading.Sink);
            default:
                loading.Sink.Add(ResolutionDiagnostics.UnknownEnvFormat(file.ScalarAt(EnvFile.FormatKey)!));
                return [];
        }
    }

    private static Entry Entry(Variable variable, Location via)
    {
        var at = variable.SetAt ?? via;
        return new Entry(
            Scalar.String(at, variable.Name),
            Scalar.String(at, variable.Value) with
            {
                Origin = new Origin(Step.EnvFile, via, variable.Name),
            }
        );
    }
}
