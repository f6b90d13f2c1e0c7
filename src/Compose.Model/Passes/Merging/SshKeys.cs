using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Merging;

/// <summary>build.ssh: keys of a later file replace those of the same id, but only a mapping says that it means to; a list is refused (spec 2.7).</summary>
internal static class SshKeys
{
    public static Node Merge(Merger merger, string name, Node earlier, Node later, Shape shape) =>
        later is Sequence && merger.Marking == Marking.Override
            ? merger.RefuseList(name, earlier, later)
            : AsList.Merge(merger, name, earlier, later, shape);
}
