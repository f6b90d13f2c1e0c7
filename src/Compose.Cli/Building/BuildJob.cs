using System.Collections.Immutable;
using System.Globalization;
using Compose.Cli.Calls;
using Compose.Model;
using Compose.Model.Services;
using Compose.Planning.Naming;

namespace Compose.Cli.Building;

/// <summary>One image to build: combines its build section, command-line options and project labels.</summary>
internal sealed record BuildJob(Project Project, Service Service, BuildConfig Build, ImmutableArray<string> Tags, BuildFlags Flags)
{
    /// <summary>Container and image names, for contexts that are services.</summary>
    public required ContainerNames Names { get; init; }

    /// <summary>Arguments with their values, from the command line, the section and proxies; those without a value are omitted.</summary>
    public required ImmutableSortedDictionary<string, string> Args { get; init; }

    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    /// <summary>The context's directory or URL.</summary>
    public string Context => Build.Context ?? Project.Directory;

    /// <summary>Whether the builder fetches the context itself.</summary>
    public bool IsRemote =>
        Context.Contains("://", StringComparison.Ordinal)
        || Context.StartsWith("git@", StringComparison.Ordinal)
        || Context.StartsWith("github.com/", StringComparison.Ordinal);

    /// <summary>Target platforms; empty: the builder's own.</summary>
    public ImmutableArray<string> Platforms =>
        Service.Platform is { Length: > 0 } own && (!Flags.EveryPlatform || Build.Platforms.IsEmpty) ? [own]
        : Flags.EveryPlatform || Build.Platforms.Length == 1 ? Build.Platforms
        : [];

    /// <summary>
    /// Whether the builder itself pushes the image: the engine may not store an index, and other builders store nothing in it.
    /// </summary>
    public bool PushesItself => WantsPush && (Platforms.Length > 1 || Flags.Builder is not null);

    /// <summary>The buildx output: loaded into the engine or pushed to a registry; an index stays in the builder unless pushed.</summary>
    public string Output =>
        Platforms.Length > 1 ? $"type=image,push={(PushesItself ? "true" : "false")}"
        : PushesItself ? "type=registry"
        : "type=docker";

    /// <summary>Whether it is pushed, by the builder or after the build.</summary>
    public bool WantsPush => Flags.Push && !Flags.Check && Service.Image is not null;

    public bool NoCache => Flags.NoCache || Build.NoCache;

    public bool Pull => Flags.Pull || Build.Pull;

    /// <summary>SSH agents and keys, those of the command line first.</summary>
    public IEnumerable<string> Ssh => Flags.Ssh.Concat(Build.Ssh.Select(key => key.Path is { } path ? $"{key.Id}={path}" : key.Id));

    /// <summary>The first feature that a single engine request does not support; null when there is none.</summary>
    public string? NeedsSession =>
        !Build.Secrets.IsEmpty ? "build.secrets"
        : Ssh.Any() ? "build.ssh"
        : !Build.AdditionalContexts.IsEmpty ? "build.additional_contexts"
        : Platforms.Length > 1 ? "build.platforms"
        : !Build.CacheTo.IsEmpty ? "build.cache_to"
        : Build.Privileged ? "build.privileged"
        : !Build.Entitlements.IsEmpty ? "build.entitlements"
        : !Build.NoCacheFilter.IsEmpty ? "build.no_cache_filter"
        : Flags.Builder is not null ? "--builder"
        : Flags.Check ? "--check"
        : (Flags.Provenance ?? Build.Provenance) is not null ? "build.provenance"
        : (Flags.Sbom ?? Build.Sbom) is not null ? "build.sbom"
        : null;

    public IEnumerable<string> Entitlements => Build.Entitlements.Concat(Build.Privileged ? ["security.insecure"] : []).Distinct();

    public IEnumerable<string> Ulimits =>
        Build.Ulimits.Select(limit =>
            string.Create(CultureInfo.InvariantCulture, $"{limit.Name}={limit.Soft}")
            + (limit.Soft == limit.Hard ? "" : string.Create(CultureInfo.InvariantCulture, $":{limit.Hard}"))
        );

    /// <summary>The file's attestations, in the syntax of bake.</summary>
    public IEnumerable<string> Attestations
    {
        get
        {
            if (Attestation("provenance", Build.Provenance) is { } provenance)
                yield return provenance;
            if (Attestation("sbom", Build.Sbom) is { } sbom)
                yield return sbom;
        }
    }

    /// <summary>A secret in buildx syntax: <c>id=NAME,src=FILE</c> or <c>id=NAME,env=VARIABLE</c>; null when unavailable.</summary>
    public string? SecretOf(FileMount use)
    {
        var id = use.Target ?? use.Source;
        return Project.FindSecret(use.Source) switch
        {
            { File: { } file } => $"id={id},type=file,src={file}",
            { Environment: { } variable } => $"id={id},type=env,env={variable}",
            _ => null,
        };
    }

    /// <summary>Named contexts; a service refers to its image.</summary>
    public IEnumerable<KeyValuePair<string, string>> AdditionalContexts =>
        Build.AdditionalContexts.Select(context =>
            PeerReference.Of(context.Value).Service is { } service
                ? KeyValuePair.Create(context.Key, "docker-image://" + ImageOf(service))
                : context
        );

    /// <summary>The builds of services and of those whose images they build upon, base images first.</summary>
    /// <param name="services">Empty: all.</param>
    public static ImmutableArray<BuildJob> AllOf(Invocation call, Project project, ImmutableArray<string> services, BuildFlags flags)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        var order = ImmutableArray.CreateBuilder<BuildJob>();
        void Add(Service? service)
        {
            if (service?.Build is not { } build || !met.Add(service.Name))
                return;
            var job = Of(call, project, service, service.Image ?? call.NamesOf(project).Image(service.Name), flags);
            foreach (var (_, context) in build.AdditionalContexts)
                if (PeerReference.Of(context).Service is { } name)
                    Add(project.FindDeclaredService(name));
            order.Add(job);
        }

        foreach (var service in project.Services)
            if (services.IsEmpty || services.Contains(service.Name))
                Add(service);
        return order.ToImmutable();
    }

    public static BuildJob Of(Invocation call, Project project, Service service, string image, BuildFlags flags)
    {
        var build = service.Build ?? throw new InvalidOperationException($"service {service.Name} has no build section");
        var args = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in call.DockerConfig.ProxyVariables(call.Engine.Address))
            args[name] = value;
        foreach (var (name, value) in build.Args.Concat(flags.Args))
        {
            if (
                (
                    value
                    ?? (project.Variables.TryGet(name, out var known) || call.Host.Variables.TryGetValue(name, out known) ? known : null)
                ) is
                { } text
            )
                args[name] = text;
            else
                args.Remove(name);
        }

        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in build.Labels)
            labels[name] = value;
        labels[Planning.Naming.Labels.Project] = project.Name;
        labels[Planning.Naming.Labels.Service] = service.Name;
        labels[Planning.Naming.Labels.Version] = Planning.Naming.Labels.OwnVersion;
        return new BuildJob(
            project,
            service,
            build,
            [.. build.Tags.Prepend(image).Distinct(StringComparer.Ordinal)],
            flags with
            {
                Builder = flags.Builder ?? BuildxBuilder.Chosen(call),
            }
        )
        {
            Names = call.NamesOf(project),
            Args = args.ToImmutable(),
            Labels = labels.ToImmutable(),
        };
    }

    private static string? Attestation(string type, string? value) =>
        value switch
        {
            null or "" => null,
            "true" => $"type={type}",
            "false" => $"type={type},disabled=true",
            _ => $"type={type},{value}",
        };

    private string ImageOf(string service) => Project.FindDeclaredService(service)?.Image ?? Names.Image(service);
}
