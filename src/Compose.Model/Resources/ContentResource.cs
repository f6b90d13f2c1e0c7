using System.Collections.Immutable;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Resources;

/// <summary>A resource mounted as a file in the container: a secret or a config (spec 1.11).</summary>
public abstract class ContentResource(Scalar key, Mapping node) : Resource(key, node)
{
    public const string FileKey = "file";
    public string? File => Text(FileKey);
    private protected static AttributeSpec FileSpec =>
        new(FileKey, new TextShape { Description = "The absolute path of the file that contains it." })
        {
            WrongNames = ["path", "filename", "source"],
        };

    public const string EnvironmentKey = "environment";
    public string? Environment => Text(EnvironmentKey);
    private protected static AttributeSpec EnvironmentSpec =>
        new(EnvironmentKey, new TextShape { Description = "The variable that contains it." }) { WrongNames = ["env", "variable"] };

    public ImmutableArray<KeyValuePair<string, string>> Labels => Map(Service.LabelsKey);

    public const string TemplateDriverKey = "template_driver";
    public string? TemplateDriver => Text(TemplateDriverKey);
    private protected static AttributeSpec TemplateDriverSpec =>
        new(TemplateDriverKey, new TextShape { Description = "The template driver." });
}
