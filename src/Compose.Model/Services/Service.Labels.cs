using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

// Metadata for other tools.
public sealed partial class Service
{
    public const string LabelsKey = "labels";
    public ImmutableArray<KeyValuePair<string, string>> Labels => Map(LabelsKey);
    private static AttributeSpec LabelsSpec =>
        new(
            LabelsKey,
            new ListOrMapShape(nullIsEmpty: true)
            {
                Description = "Labels of the container, including those from label_file.",
                Merge = MergeRule.AsList,
                Unique = UniqueBy.Key,
            }
        );

    public const string LabelFileKey = "label_file";

    /// <summary>Empty after loading, when merged into <see cref="Labels"/>.</summary>
    public ImmutableArray<string> LabelFile => List(LabelFileKey);
    private static AttributeSpec LabelFileSpec =>
        new(
            LabelFileKey,
            new TextListShape(distinct: false)
            {
                Description = "Files of labels.",
                Merge = MergeRule.AsList,
                IsSpelling = false,
            }
        );

    public const string AnnotationsKey = "annotations";
    public ImmutableArray<KeyValuePair<string, string>> Annotations => Map(AnnotationsKey);
    private static AttributeSpec AnnotationsSpec =>
        new(
            AnnotationsKey,
            new ListOrMapShape(nullIsEmpty: true)
            {
                Description = "OCI annotations of the container.",
                Merge = MergeRule.AsList,
                Unique = UniqueBy.Key,
            }
        );
}
