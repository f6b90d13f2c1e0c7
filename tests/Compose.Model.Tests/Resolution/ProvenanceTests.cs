using Compose.Model.Syntax;
using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Resolution;

public sealed class ProvenanceTests
{
    [Fact]
    public void A_value_of_an_override_says_what_it_replaced()
    {
        var image = Loaded
            .Project(
                new MemoryFiles
                {
                    ["/project/compose.yaml"] = "services:\n  web:\n    image: app:1\n",
                    ["/project/compose.override.yaml"] = "services:\n  web:\n    image: app:2\n",
                }
            )
            .FindService("web")!
            .Node["image"]!;

        image.At.ToString().ShouldBe("compose.override.yaml:3:12");
        image.Origin!.Step.ShouldBe(Step.Override);
        image.Origin.Via.ToString().ShouldBe("compose.yaml:3:12");
    }

    [Fact]
    public void An_inherited_value_names_the_extends_that_brought_it()
    {
        var web = Loaded
            .Project("services:\n  web:\n    extends: base\n    hostname: web\n  base:\n    image: app:1\n")
            .FindService("web")!
            .Node;

        web["image"]!.At.ToString().ShouldBe("compose.yaml:6:12");
        web["image"]!.Origin!.Step.ShouldBe(Step.Extends);
        web["image"]!.Origin!.Via.ToString().ShouldBe("compose.yaml:3:5");
        web["hostname"]!.Origin.ShouldBeNull();
    }

    [Fact]
    public void An_included_service_names_the_include_entry()
    {
        var web = Loaded
            .Project(
                new MemoryFiles
                {
                    ["/project/compose.yaml"] = "include:\n  - part/compose.yaml\nservices: {}\n",
                    ["/project/part/compose.yaml"] = "services:\n  web:\n    image: app:1\n",
                }
            )
            .FindService("web")!
            .Node;

        web.At.Source.Path.ShouldBe("part/compose.yaml");
        web.Origin!.Step.ShouldBe(Step.Include);
        web.Origin.Via.ToString().ShouldBe("compose.yaml:2:5");
    }

    [Fact]
    public void A_value_of_an_env_file_stands_at_its_line()
    {
        var level = Loaded
            .Project(
                new MemoryFiles
                {
                    ["/project/compose.yaml"] = "services:\n  web:\n    image: app:1\n    env_file: app.env\n",
                    ["/project/app.env"] = "# levels\nLEVEL=3\n",
                }
            )
            .FindService("web")!
            .Node;

        var value = ((Mapping)level["environment"]!)["LEVEL"]!;
        value.At.Source.Path.ShouldBe("app.env");
        value.At.Start.Line.ShouldBe(2);
        value.Origin!.Step.ShouldBe(Step.EnvFile);
        value.Origin.Via.ToString().ShouldBe("compose.yaml:4:15");
    }

    [Fact]
    public void What_nobody_typed_gives_its_reason()
    {
        var web = Loaded.Project("services:\n  web:\n    image: app:1\n    links: [db]\n  db:\n    image: db:1\n").FindService("web")!.Node;

        web["networks"]!.Origin!.Step.ShouldBe(Step.Implied);
        var dependency = ((Mapping)web["depends_on"]!).Entries.Single();
        dependency.Value.Origin!.Step.ShouldBe(Step.Implied);
        dependency.Value.Origin.Detail.ShouldBe("links");
        dependency.Key.At.ToString().ShouldBe("compose.yaml:4:13");
    }
}
