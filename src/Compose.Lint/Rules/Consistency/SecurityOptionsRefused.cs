using Compose.Model.Diagnostics;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

internal sealed class SecurityOptionsRefused : Rule
{
    private const string NoNewPrivileges = "no-new-privileges";

    private static readonly string[] Names =
    [
        "apparmor",
        "credentialspec",
        "label",
        NoNewPrivileges,
        "seccomp",
        "systempaths",
        "writable-cgroups",
    ];

    private static readonly string[] Flags = ["1", "t", "T", "true", "TRUE", "True", "0", "f", "F", "false", "FALSE", "False"];

    public override Descriptor Descriptor { get; } =
        new("CF154", "security-option-refused", Severity.Error, "A security option that the engine rejects")
        {
            Page = """
                The engine knows these entries of `security_opt`, written with `=` or `:`

                ```yaml
                security_opt:
                  - no-new-privileges             # or =true, =false
                  - seccomp=./profile.json        # or unconfined
                  - apparmor=my-profile           # or unconfined
                  - label=type:my_process_t       # or disable
                  - systempaths=unconfined
                ```

                It rejects other names, also in capitals, and `systempaths` with other values.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        foreach (var service in context.Services)
            foreach (var item in service.Items(Model.Services.Service.SecurityOptKey))
                if (Check(item.Text, item.At) is { } found)
                    yield return found;
    }

    private Diagnostic? Check(string text, Location at)
    {
        var split = text.AsSpan().IndexOfAny('=', ':');
        var (name, value) = split < 0 ? (text, null) : (text[..split], text[(split + 1)..]);
        if (!Names.Contains(name))
        {
            var small = name.Trim().ToLowerInvariant();
            var meant = Names.Contains(small) ? small : Spelling.Nearest(small, Names);
            return Descriptor
                .At(at, $"`{name}` is not a security option")
                .WithHelp(meant is null ? $"write one of {string.Join(", ", Names)}" : $"did you mean `{meant}`?");
        }

        return name switch
        {
            NoNewPrivileges => value is null || Flags.Contains(value)
                ? null
                : Descriptor.At(at, $"`{value}` is neither true nor false").WithHelp("write `no-new-privileges:true`"),
            "systempaths" => value is "unconfined"
                ? null
                : Descriptor.At(at, "`systempaths` has no other value than `unconfined`").WithHelp("write `systempaths=unconfined`"),
            // Newer engines know it without a value.
            "writable-cgroups" => null,
            "seccomp" when value is "" => Descriptor
                .At(at, "`seccomp` names no profile")
                .WithHelp("write the path of a profile, or `unconfined`"),
            _ => value is null
                ? Descriptor.At(at, $"`{name}` has no value").WithHelp($"write `{name}=` and a value")
                : null,
        };
    }
}
