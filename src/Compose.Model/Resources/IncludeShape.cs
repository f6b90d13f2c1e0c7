using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>The long form of an include. The reference consumes it before it checks keys, so unknown ones are not refused here either.</summary>
internal sealed class IncludeShape() : ObjectShape("include",
[
    new("path", new TextListShape { Description = "The file, or the file and its overrides." }) { Required = true },
    new("project_directory", new TextShape { Description = "The folder that relative paths in the files start from." }),
    new("env_file", new TextListShape { Description = "Variables for the files, in place of the folder's `.env`." }),
])
{
    private protected override void CheckKeys(Mapping mapping, ShapeContext context)
    {
        foreach (var entry in mapping.Entries)
            if (Find(entry.Name) is null && !IsExtension(entry.Name))
                context.Sink.Add(UnknownKeys.Explain(entry, this, context) with { Severity = Diagnostics.Severity.Warning });
        if (!mapping.Contains("path") && !MayMean(mapping, "path")) context.Sink.Add(ShapeDiagnostics.MissingKey(mapping, Name, "path"));
    }
}
