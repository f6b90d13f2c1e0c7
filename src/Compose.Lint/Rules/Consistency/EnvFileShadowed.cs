using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Lint.Rules.Consistency;

internal sealed class EnvFileShadowed : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF143", "env-file-shadowed", Severity.Info, "A variable of an env_file that something else overrides")
        {
            Page = """
                `environment` wins over `env_file`, and of two env files the later one wins. A variable that both set differently never has the value of the
                first: whoever edits it there waits in vain.

                ```yaml
                env_file: app.env          # LOG_LEVEL=debug
                environment:
                  LOG_LEVEL: info          # wins
                ```

                Where that is the plan, as with defaults that a service overrides, nothing is wrong. A name without a value in `environment` wins as well: the
                variable is then not set at all, unless the shell sets it.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
        {
            var own = service.Node[Service.EnvironmentKey] as Mapping;
            var earlier = new Dictionary<string, (Variable Variable, string File)>(StringComparer.Ordinal);
            foreach (var (path, file) in EnvFileEntries.Of(service, context))
            {
                var variables = EnvFileEntries.Read(
                    file,
                    name => context.Project.Variables.Find(name)?.Value ?? Own(own, name)?.Text,
                    context
                );
                var shadowed = variables.Where(v => Own(own, v.Name) is { } wins && wins.Text != v.Value).ToList();
                if (shadowed is [var first, ..])
                    yield return Found(
                        KeyAt(own!, first.Name),
                        $"`environment` overrides {Listed(shadowed)} of {Shown(file, context)}",
                        first
                    );
                var changed = variables
                    .Where(v => Own(own, v.Name) is null && earlier.TryGetValue(v.Name, out var e) && e.Variable.Value != v.Value)
                    .ToList();
                if (changed is [var again, ..])
                    yield return Found(
                        path.At,
                        $"{path.Text} overrides {Listed(changed)} of {earlier[again.Name].File}",
                        earlier[again.Name].Variable
                    );
                foreach (var variable in variables)
                    earlier[variable.Name] = (variable, path.Text);
            }
        }
    }

    private Diagnostic Found(Location at, string message, Variable lost)
    {
        var found = Descriptor.At(at, message).WithHelp("remove the one that is not used");
        return lost.SetAt is { } set ? found.See(set, "never used") : found;
    }

    private static string Listed(List<Variable> variables) =>
        string.Join(", ", variables.Take(3).Select(static v => $"`{v.Name}`"))
        + (variables.Count > 3 ? $" and {variables.Count - 3} more" : "");

    /// <summary>What the compose files set; a name without a value counts.</summary>
    private static Scalar? Own(Mapping? environment, string name) =>
        environment?[name] is Scalar value && value.Origin?.Step != Step.EnvFile ? value : null;

    private static Location KeyAt(Mapping environment, string name)
    {
        environment.TryGet(name, out var entry);
        return entry.Key.At.Typed().StartsWith(name, StringComparison.Ordinal) ? entry.Key.At.Part(0, name.Length) : entry.Key.At;
    }

    private static string Shown(string file, LintContext context) => ShownPath.Of(file, context.Project.Directory);
}
