using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class VariablesRefused : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF163", "variable-refused", Severity.Error, "A variable that the engine rejects")
        {
            Page = """
                An item of `environment` begins with `=`, so the variable has no name, and the engine rejects the container. Write the name before the `=`:

                ```yaml
                environment:
                  - LEVEL=debug
                ```
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from service in context.Services
        where service.Node[Service.EnvironmentKey] is Mapping
        from entry in ((Mapping)service.Node[Service.EnvironmentKey]!).Entries
        where entry is { Name: "", Value.IsNull: false } && !entry.Key.IsUnset()
        select Descriptor.At(entry.Key.At, "the variable has no name").WithHelp("write the name before the `=`");
}
