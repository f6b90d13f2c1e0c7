using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class UnusedResource : Rule
{
    public override Descriptor Descriptor { get; } =
        new("CF136", "unused-resource", Severity.Warning, "A resource that no service uses")
        {
            Page = """
                A network, volume, secret or config is declared at the top level, but no service uses it, not even one whose profile is disabled. Often the
                name is misspelt on one side.

                Remove it, or use it.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        if (context.Services.IsEmpty)
            return [];
        var used = new Used(context);
        return Unused("network", context.Project.Networks, used.Networks)
            .Concat(Unused("volume", context.Project.Volumes, used.Volumes))
            .Concat(Unused("secret", context.Project.Secrets, used.Secrets))
            .Concat(Unused("config", context.Project.Configs, used.Configs))
            .Concat(Unused("model", context.Project.Models, used.Models));
    }

    private IEnumerable<Diagnostic> Unused(string kind, IEnumerable<Resource> declared, HashSet<string> used)
    {
        var names = declared.Select(static r => r.Key).ToHashSet(StringComparer.Ordinal);
        // A misspelt use is reported where it is; that the intended resource is unused is a consequence.
        var meant = used.Where(name => !names.Contains(name))
            .Select(name => Spelling.Nearest(name, names))
            .ToHashSet(StringComparer.Ordinal);
        return from resource in declared
               where !used.Contains(resource.Key) && !meant.Contains(resource.Key)
               select Descriptor.At(resource.KeyAt, $"{kind} `{resource.Key}` is not used by any service").WithHelp("remove it, or use it");
    }

    /// <summary>Names used by services.</summary>
    private sealed class Used
    {
        // Customising the default network counts as use.
        public readonly HashSet<string> Networks = [Network.DefaultKey];
        public readonly HashSet<string> Volumes = [];
        public readonly HashSet<string> Secrets = [];
        public readonly HashSet<string> Configs = [];
        public readonly HashSet<string> Models = [];

        public Used(LintContext context)
        {
            // What another entry or file replaces is used, too: that it is lost has its own finding.
            foreach (var (_, service) in context.Project.RawServices())
            {
                AddSources(service, Service.VolumesKey, Volumes, context.Project.Volumes);
                AddSources(service, Service.SecretsKey, Secrets, context.Project.Secrets);
                AddSources(service, Service.ConfigsKey, Configs, context.Project.Configs);
            }

            foreach (var service in context.Services)
            {
                Networks.UnionWith(service.Networks.Select(static n => n.Name));
                Volumes.UnionWith(service.Volumes.Select(static v => v.Source ?? ""));
                Secrets.UnionWith(service.Secrets.Select(static s => s.Source));
                Secrets.UnionWith(service.Build?.Secrets.Select(static s => s.Source) ?? []);
                Configs.UnionWith(service.Configs.Select(static c => c.Source));
                if (service.CredentialSpec?.Config is { } config)
                    Configs.Add(config);
                Models.UnionWith(service.Models.Select(static m => m.Name));
            }
        }

        private static void AddSources(Mapping service, string list, HashSet<string> used, IEnumerable<Resource> declared)
        {
            foreach (var entry in MountEntry.Of(service, list))
                if (entry.Source is { } source && declared.Any(resource => resource.Key == source))
                    used.Add(source);
        }
    }
}
