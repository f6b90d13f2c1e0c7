using Compose.Model.Inputs;
using Compose.Model.Output;
using Compose.Testing;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Resolution;

/// <summary>Properties of merging and resolving that hold for any files, not only the fixtures (spec 2.7).</summary>
public sealed class MergeProperties
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(300);

    // One line for each way of merging: replaced, appended, by key, by part of an item; short and long forms. A build always has its
    // context: when files are merged separately, the default would be an additional value.
    private static readonly Gen<string> Attribute = Gen.Elements(
        "image: one:1",
        "image: two:2",
        "hostname: h",
        "privileged: true",
        "command: [a, b]",
        "command: c d",
        "entrypoint: [e]",
        "restart: always",
        "environment: {A: 1, B: two}",
        "environment: [A=3, C=]",
        "labels: {x.y: 1}",
        "labels: [x.y=2, z]",
        "annotations: {a: b}",
        "sysctls: [net.core.somaxconn=1]",
        "extra_hosts: [\"h:1.2.3.4\"]",
        "dns: 1.1.1.1",
        "dns: [8.8.8.8, 1.1.1.1]",
        "cap_add: [ALL]",
        "cap_add: [NET_ADMIN, ALL]",
        "expose: [80, \"81\"]",
        "tmpfs: /run",
        "tmpfs: [/tmp]",
        "ports: [\"80:80\"]",
        "ports: [\"8000-8001:80-81\", \"90\"]",
        "ports: [{target: 80, published: \"81\"}]",
        "volumes: [data:/a, ./b:/b]",
        "volumes: [{type: volume, source: other, target: /a}]",
        "networks: [front]",
        "networks: {front: {aliases: [f]}, back: {}}",
        "secrets: [s]",
        "secrets: [{source: s, target: t}]",
        "healthcheck: {test: [CMD, a], interval: 5s}",
        "healthcheck: {retries: 3, test: b}",
        "ulimits: {nofile: 5}",
        "ulimits: {nofile: {soft: 1, hard: 2}}",
        "logging: {driver: local, options: {a: b}}",
        "deploy: {replicas: 2, labels: [a=b]}",
        "deploy: {resources: {limits: {cpus: \"1\"}}}",
        "build: ./x",
        "build: {context: ./y, args: {A: 1}, tags: [t:1]}",
        "build: {context: ./z, args: [A=2, B=3], target: t}",
        "x-note: {a: [1]}",
        "stop_grace_period: 1m"
    );

    private static readonly Gen<string> Service =
        from lines in Attribute.ArrayOf()
        select string.Concat(lines.Take(6).DistinctBy(static line => line[..line.IndexOf(':')]).Select(static line => $"\n    {line}"));

    private static readonly Gen<string> File =
        from web in Service
        from db in Service
        from both in Gen.Elements(true, false)
        select $"services:\n  web:\n    init: true{web}\n" + (both ? $"  db:\n    init: true{db}\n" : "");

    private const string Resources = "volumes: {data: {}, other: {}}\nnetworks: {front: {}, back: {}}\nsecrets: {s: {file: ./s}}\n";

    [Fact]
    public void Files_may_be_merged_from_either_end() =>
        Check.One(
            Quick,
            Prop.ForAll(
                File.ToArbitrary(),
                File.ToArbitrary(),
                File.ToArbitrary(),
                (a, b, c) =>
                {
                    var all = Merged(a, b, c);
                    Merged(Merged(a, b), c).ShouldBe(all);
                    Merged(a, Merged(b, c)).ShouldBe(all);
                }
            )
        );

    [Fact]
    public void What_was_resolved_resolves_to_itself() =>
        Check.One(
            Quick,
            Prop.ForAll(
                File.ToArbitrary(),
                File.ToArbitrary(),
                (a, b) =>
                {
                    const string Images = "services:\n  web: {image: \"i:1\"}\n  db: {image: \"i:1\"}\n";
                    var once = Resolved(Images, Resources, a, b);
                    Resolved(once).ShouldBe(once);
                }
            )
        );

    /// <summary>The merged model only: no defaults, checks or lookups.</summary>
    private static string Merged(params string[] files) =>
        Print(
            files,
            static options => options with { Normalize = false, ResolvePaths = false, CheckConsistency = false, AllResources = true }
        );

    private static string Resolved(params string[] files) => Print(files, static options => options with { AllResources = true });

    private static string Print(string[] files, Func<LoadOptions, LoadOptions> with)
    {
        var names = files.Select(static (_, i) => $"/project/{i}.yaml").ToArray();
        var folder = new MemoryFiles();
        foreach (var (name, text) in names.Zip(files))
            folder[name] = text;
        return YamlWriter.Write(
            Loaded.Project(folder, options => with(options with { Files = [.. names] })).Root,
            ComposeFile.Shape,
            escapeDollars: true
        );
    }
}
