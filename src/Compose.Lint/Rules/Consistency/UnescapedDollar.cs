using Compose.Model.Diagnostics;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Lint.Rules.Consistency;

/// <summary>Replaces some of the unset-variable findings of loading, which <see cref="Consequences"/> removes.</summary>
internal sealed class UnescapedDollar : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF107", "unescaped-dollar", Severity.Warning, "An unescaped dollar sign")
        {
            Kind = FindingKind.Variable,
            Page = """
                Compose substitutes variables before a container is created. A variable that exists only in the container, such as `$HOSTNAME` or one that
                the script itself sets, becomes empty, and so do the parts of a password hash (`$2y$05$...`).

                ```yaml
                command: sh -c "echo $$HOSTNAME"        # one dollar reaches the shell
                healthcheck:
                  test: ["CMD-SHELL", "pg_isready -U $$POSTGRES_USER"]
                labels:
                  users: admin:$$2y$$05$$abcdefghijk
                ```

                The rule covers variables in `command`, `entrypoint` and `healthcheck.test` run by a shell, if the script sets them, every shell has them, or
                they are in the service's `environment`, and password hashes anywhere. Any other variable, and any in a command that no shell runs, is an
                unset Compose variable: that is CF105 (unset-variable). `$1`, `$?` and `$(` stay as they are.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var unset = context
            .Reported.Where(static f => f.Descriptor == VariableDiagnostics.UnsetVariable && f.Severity == Severity.Warning)
            .Select(static f => (Location[])[f.At, .. f.Related.Select(static r => r.At)])
            .ToList();
        if (unset.Count == 0)
            return [];

        var hashes =
            from places in unset
            from at in places
            let hash = PasswordHash.Around(at)
            where hash is not null
            group at by hash.Value;
        var commands = new CommandPlaces(context);
        return hashes
            .Select(static h => (Hash: h.Key, Places: h.ToList()))
            .Select(h => OfHash(h.Hash, h.Places))
            .Concat(unset.SelectMany(places => OfVariable(places, commands)));
    }

    private Diagnostic OfHash(Location hash, List<Location> places) =>
        (Descriptor.At(hash, "parts of this password hash are read as variables and become empty") with { HidesText = true })
            .WithHelp("write `$$` for each `$`")
            .WithFix("double the dollars", Applicability.Unsafe, [.. places.Select(Doubled)]);

    private IEnumerable<Diagnostic> OfVariable(Location[] places, CommandPlaces commands)
    {
        var scripts = new List<Location>();
        foreach (var at in places)
            if (PasswordHash.Around(at) is null && commands.Find(at) is { } command && command.Knows(at))
                scripts.Add(at);
        if (scripts.Count > 0)
            yield return Finding(scripts)
                .WithHelp($"write `${scripts[0].Typed()}` for the container's shell to expand it")
                .WithFix(
                    "double the dollar",
                    Applicability.Unsafe,
                    [.. scripts.Where(at => at.Source == scripts[0].Source).Select(Doubled)]
                );
    }

    private Diagnostic Finding(List<Location> places) =>
        places
            .Skip(1)
            .Aggregate(
                Descriptor.At(places[0], $"`{places[0].Typed()}` is replaced by an empty string before the container sees it"),
                static (finding, at) => finding.See(at, "also used here")
            );

    private static TextEdit Doubled(Location use) => new(use with { Span = new TextSpan(use.Span.Start, 0) }, "$");
}
