using Compose.Model;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules;

/// <summary>The lists of <c>KEY=value</c> in the services of each file, as typed.</summary>
internal static class KeyValueLists
{
    private static readonly string[] Attributes = ["environment", "labels", "annotations"];

    public static IEnumerable<Sequence> Of(Project project)
    {
        foreach (var (_, service) in project.RawServices())
        {
            foreach (var attribute in Attributes)
                if (service[attribute] is Sequence list)
                    yield return list;
            if (service["build"] is Mapping build && build["args"] is Sequence args)
                yield return args;
        }
    }
}
