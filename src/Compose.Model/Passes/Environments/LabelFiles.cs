using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Model.Passes.Environments;

/// <summary>
/// Merges label_file beneath labels (spec 2.13). Expressions in these files see only labels; unlike with variables, those of earlier files
/// come first.
/// </summary>
internal static class LabelFiles
{
    public static Mapping Apply(Mapping service, LoadContext loading)
    {
        if (service[Service.LabelFileKey] is not Sequence files)
            return service;
        var own = service.MappingAt(Service.LabelsKey);
        var read = new Dictionary<string, Entry>(StringComparer.Ordinal);
        string? Earlier(string name) => read.TryGetValue(name, out var entry) ? ((Scalar)entry.Value).Text : null;

        foreach (var item in files.Items)
        {
            if (item is not Scalar path)
                continue;
            var full = loading.Absolute(path.Text, loading.Options.WorkingDirectory);
            if (loading.ReadText(full, "label file", path.At) is not { } source)
                continue;
            foreach (var label in DotEnv.Parse(source, Earlier, loading.Sink))
            {
                var at = label.SetAt ?? path.At;
                read[label.Name] = new Entry(
                    Scalar.String(at, label.Name),
                    Scalar.String(at, label.Value) with
                    {
                        Origin = new Origin(Step.LabelFile, path.At, label.Name),
                    }
                );
            }
        }

        service = service.Without(Service.LabelFileKey);
        if (read.Count == 0)
            return service;
        if (own is null)
            return service.With(Service.LabelsKey, new Mapping(files.At, [.. read.Values]));
        return service.With(Service.LabelsKey, own with { Entries = own.Entries.AddRange(read.Values.Where(e => !own.Contains(e.Name))) });
    }
}
