using Compose.Model.Diagnostics;
using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Shapes;
using Compose.Model.Syntax;
using Compose.Model.Tests.Syntax;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Services;

/// <summary>The typed views of the long form of a file with every attribute.</summary>
public class ViewTests
{
    private static readonly Mapping Root = (Mapping)
        ComposeFile.Shape.Canonical(
            Yaml.Parse(File.ReadAllText(Fixtures.PathOf("shapes", "everything", "compose.yaml"))),
            new ShapeContext(new DiagnosticSink())
        );

    private static readonly Service Web = View("services", "web", static (key, node) => new Service(key, node));

    [Fact]
    public void Unset_and_empty_commands_are_told_apart()
    {
        Service("image: a").Command.IsDefault.ShouldBeTrue();
        Service("command: []").Command.ShouldBeEmpty();
        Web.Command.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Sizes_are_bytes_durations_are_spans_and_modes_are_bits()
    {
        Web.MemLimit.ShouldBe(64L << 20);
        Web.StopGracePeriod.ShouldBe(TimeSpan.FromSeconds(10));
        Web.Secrets.ShouldHaveSingleItem().Mode.ShouldBe(288);
        Web.Volumes[2].Tmpfs.ShouldNotBeNull().Mode.ShouldBe(493);
        Web.Cpus.ShouldBe(0.5);
        Web.Healthcheck.ShouldNotBeNull().StartInterval.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Defaults_hold_where_nothing_is_said()
    {
        var service = Service("volumes: ['./a:/b']\nports: ['80']\ndepends_on: [db]\nbuild: .");
        service.Attach.ShouldBeTrue();
        service.Tty.ShouldBeFalse();
        service.Init.ShouldBeNull();
        service.Volumes.ShouldHaveSingleItem().Bind.ShouldNotBeNull().CreateHostPath.ShouldBeTrue();
        service.Ports.ShouldHaveSingleItem().Published.ShouldBeNull();
        service
            .DependsOn.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                dependency => dependency.Name.ShouldBe("db"),
                dependency => dependency.Condition.ShouldBe(DependencyCondition.Started),
                dependency => dependency.Required.ShouldBeTrue(),
                dependency => dependency.Restart.ShouldBeFalse()
            );
    }

    [Fact]
    public void Lists_of_pairs_and_small_things_are_typed()
    {
        Web.Environment.ShouldBe([new("A", "b"), new("C", null)]);
        Web.Labels.ShouldBe([new("a", "b")]);
        Web.ExtraHosts.ShouldBe([new ExtraHost("a", "1.1.1.1")]);
        Web.Ulimits.ShouldBe([new Ulimit("nofile", 5, 6)]);
        Web.Build.ShouldNotBeNull().Ssh.ShouldBe([new SshKey("default", null)]);
        Web.Gpus[1].Count.ShouldBe(-1);
        Web.Provider.ShouldNotBeNull().Options[0].Value.ShouldBe(["b"]);
        Web.Develop.ShouldNotBeNull().Watch.ShouldHaveSingleItem().Action.ShouldBe(WatchAction.SyncAndExec);
        Web.Deploy.ShouldNotBeNull()
            .Resources.ShouldNotBeNull()
            .Reservations.ShouldNotBeNull()
            .GenericResources.ShouldHaveSingleItem()
            .Value.ShouldBe(2);
        Web.Networks.ShouldHaveSingleItem().GwPriority.ShouldBe(1);
    }

    [Fact]
    public void Resources_know_their_key_name_and_owner()
    {
        var network = View("networks", "front", static (key, node) => new Network(key, node));
        (network.Key, network.Name, network.External).ShouldBe(("front", "a", false));
        network.Ipam.ShouldNotBeNull().Config.ShouldHaveSingleItem().AuxAddresses.ShouldBe([new("a", "172.16.238.5")]);
        View("volumes", "old", static (key, node) => new Volume(key, node)).External.ShouldBeTrue();
        View("models", "llm", static (key, node) => new ModelResource(key, node)).ContextSize.ShouldBe(1024);
    }

    [Fact]
    public void A_value_knows_where_it_was_typed()
    {
        var service = Service("ports:\n  - '80'\n  - '8080:81'");
        service.Ports[1].PlaceOf("target").Start.Line.ShouldBe(5);
    }

    private static Service Service(string attributes)
    {
        var root = (Mapping)
            Compose.Model.Tests.Shapes.Shaped.File(
                "services:\n  a:\n" + string.Concat(attributes.Split('\n').Select(line => $"    {line}\n"))
            );
        var entry = ((Mapping)root["services"].ShouldNotBeNull()).Entries[0];
        return new Service(entry.Key, (Mapping)entry.Value);
    }

    private static T View<T>(string section, string key, Func<Scalar, Mapping, T> view)
    {
        Root[section].ShouldBeOfType<Mapping>().TryGet(key, out var entry).ShouldBeTrue();
        return view(entry.Key, entry.Value.ShouldBeOfType<Mapping>());
    }
}
