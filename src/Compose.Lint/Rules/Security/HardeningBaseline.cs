using Compose.Lint.Dockerfiles;
using Compose.Model.Diagnostics;
using Compose.Model.Services;

namespace Compose.Lint.Rules.Security;

internal sealed class HardeningBaseline : Rule
{
    private static readonly string[] NoNewPrivileges = ["no-new-privileges", "no-new-privileges:true"];

    public override Descriptor Descriptor { get; } =
        new("CF220", "hardening-baseline", Severity.Info, "Services with more rights than most need")
        {
            Page = """
                Whoever breaks into a container has what the container has. Four settings take away what most services never use:

                ```yaml
                services:
                  shop:
                    image: shop:1.4
                    user: "1000:1000"                            # not root, unless the image sets a user itself
                    read_only: true                              # with `tmpfs: [/tmp]` for what must be written
                    cap_drop: [ALL]                              # with `cap_add` for what is needed
                    security_opt: ["no-new-privileges:true"]     # no way back to root
                ```

                There is one finding for each file, with the services and what each of them lacks. A `USER` in the Dockerfile counts; that of a pulled image
                is not known here, so write `user` or suppress the finding with the reason.
                """,
        };

    public override bool Recommended => false;

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var lacking =
            from service in context.Services
            where service.Provider is null
            let missing = Missing(service, context).ToList()
            where missing.Count > 0
            orderby service.NameAt.Span.Start
            group (service, missing) by service.NameAt.Source;
        foreach (var file in lacking)
        {
            var services = file.ToList();
            var found = Descriptor
                .At(services[0].service.NameAt, Message(services.ConvertAll(static s => s.service.Name)))
                .WithLabel(Label(services[0].missing))
                .WithHelp("add them, or a suppression that says why the service needs more");
            yield return services.Skip(1).Aggregate(found, static (all, s) => all.See(s.service.NameAt, Label(s.missing)));
        }
    }

    private static string Message(List<string> names) =>
        names.Count == 1 ? $"`{names[0]}` has more rights than most services need"
        : names.Count <= 5 ? $"{string.Join(", ", names.Select(static n => $"`{n}`"))} have more rights than most services need"
        : $"{names.Count} services have more rights than most need";

    private static string Label(List<string> missing) => $"without {string.Join(", ", missing)}";

    private static IEnumerable<string> Missing(Service service, LintContext context)
    {
        if (!service.Items(Service.CapDropKey).Any(static c => c.Text.Equals("ALL", StringComparison.OrdinalIgnoreCase)))
            yield return "cap_drop: [ALL]";
        if (!service.Items(Service.SecurityOptKey).Any(static o => NoNewPrivileges.Contains(o.Text.Replace('=', ':'))))
            yield return "no-new-privileges";
        if (!service.ReadOnly)
            yield return "read_only";
        if (service.User is null && Dockerfile.Of(service, context)?.SetsUser(service.Build?.Target) != true)
            yield return "user";
    }
}
