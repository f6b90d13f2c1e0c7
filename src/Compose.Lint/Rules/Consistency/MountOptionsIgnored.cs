using Compose.Model.Diagnostics;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Lint.Rules.Consistency;

internal sealed class MountOptionsIgnored : Rule
{
    private static readonly string[] Sections = ["bind", "volume", "tmpfs", "image"];

    public override Descriptor Descriptor { get; } =
        new("CF146", "mount-options-ignored", Severity.Warning, "Options of another type of mount")
        {
            Page = """
                `bind`, `volume`, `tmpfs` and `image` hold options of mounts of that type; on another type they have no effect. So does `nocopy` on a bind
                mount, whose files always hide those of the image, and a `source` of a tmpfs.

                ```yaml
                volumes:
                  - type: tmpfs
                    target: /tmp
                    tmpfs: {size: 64m}     # not on type: bind
                  - data:/data:nocopy      # not on ./data:/data
                ```

                Remove the options, or correct the type.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context) =>
        from service in context.Services
        from mount in service.Volumes
        where mount.Node[ServiceVolume.TypeKey] is Scalar
        from found in Of(mount)
        select found;

    private IEnumerable<Diagnostic> Of(ServiceVolume mount)
    {
        var type = ((Scalar)mount.Node[ServiceVolume.TypeKey]!).Text;
        if (!Sections.Contains(type))
            yield break;
        foreach (var section in Sections)
            if (section != type && mount.Node[section] is Mapping options && Ignored(options, type) is { } key)
                yield return Descriptor
                    .At(
                        options.Entries[0].Key.At,
                        $"`{key}` is an option of {Plural(section)}: it has no effect on the {Noun(type)} at {mount.Target}"
                    )
                    .WithHelp("remove it, or correct the type of the mount");
        if (type == "tmpfs" && mount.Source is { Length: > 0 })
            yield return Descriptor
                .At(mount.PlaceOf(ServiceVolume.SourceKey), $"the tmpfs at {mount.Target} is empty memory: it has no source")
                .WithHelp("remove `source`, or correct the type of the mount");
    }

    /// <summary>Volumes respect the label of bind mounts; that they cannot have a propagation is an error of its own.</summary>
    private static string? Ignored(Mapping options, string type) =>
        options
            .Entries.Select(static entry => entry.Name)
            .FirstOrDefault(name => !(type == "volume" && name is BindOptions.SelinuxKey or BindOptions.PropagationKey));

    private static string Plural(string section) => section == "tmpfs" ? section : $"{Noun(section)}s";

    private static string Noun(string type) =>
        type switch
        {
            "bind" => "bind mount",
            "image" => "image mount",
            _ => type,
        };
}
