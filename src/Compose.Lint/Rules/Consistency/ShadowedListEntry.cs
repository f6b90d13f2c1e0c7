using Compose.Model.Diagnostics;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class ShadowedListEntry : Rule
{
    private static readonly string[] Attributes = ["environment", "labels", "annotations", "sysctls"];

    public override Descriptor Descriptor { get; } =
        new("CF113", "shadowed-list-entry", Severity.Warning, "A list sets a key twice")
        {
            Page = """
                In a list of `KEY=value` the last value of a key wins, and the first is silently lost.

                ```yaml
                environment:
                  - MODE=dev     # lost
                  - MODE=prod
                ```

                Remove one of them.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var (_, service) in context.Project.RawServices())
        {
            foreach (var attribute in Attributes)
                if (service[attribute] is Sequence list)
                    foreach (var found in Check(list))
                        yield return found;
            if (service["build"] is Mapping build && build["args"] is Sequence args)
                foreach (var found in Check(args))
                    yield return found;
        }
    }

    private IEnumerable<Diagnostic> Check(Sequence list)
    {
        var last = new Dictionary<string, Scalar>(StringComparer.Ordinal);
        foreach (var item in list.Items.OfType<Scalar>().Reverse())
        {
            var key = item.Text.Split('=', 2)[0];
            // Equal items have their own error.
            if (!last.TryAdd(key, item) && last[key].Text != item.Text)
                yield return Descriptor
                    .At(item.At, $"`{key}` is set again below, so this value is lost")
                    .See(last[key].At, "this one wins")
                    .WithHelp("remove one of the two");
        }
    }
}
