using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Model.Tests.Resolution;

public sealed class IncludeTests
{
    [Fact]
    public void A_secret_of_an_include_finds_the_variable_of_its_own_env_file()
    {
        var project = Loaded.Project(
            new MemoryFiles
            {
                ["/project/compose.yaml"] = "include: [part/compose.yaml]\nservices: {}\n",
                ["/project/part/compose.yaml"] =
                    "services:\n  web:\n    image: app:1\n    secrets: [key]\nsecrets:\n  key:\n    environment: KEY\n",
                ["/project/part/.env"] = "KEY=from-part\nOTHER=1\n",
            }
        );

        project.Variables.Find("KEY")!.Value.ShouldBe("from-part");
        project.Variables.Find("OTHER").ShouldBeNull();
    }

    [Fact]
    public void Paths_of_an_include_stay_relative_to_the_project_when_they_are_not_resolved()
    {
        var web = Loaded
            .Project(
                new MemoryFiles
                {
                    ["/project/compose.yaml"] = "include: [part/compose.yaml]\nservices: {}\n",
                    ["/project/part/compose.yaml"] = "include: [deep/compose.yaml]\nservices: {}\n",
                    ["/project/part/deep/compose.yaml"] =
                        "services:\n  web:\n    build: .\n    extends: {file: ../base.yaml, service: base}\n",
                    ["/project/part/base.yaml"] = "services:\n  base:\n    volumes: [\"./data:/data\"]\n",
                },
                options => options with { ResolvePaths = false }
            )
            .FindService("web")!;

        web.Build!.Context.ShouldBe("part/deep");
        web.Volumes.Single().Source.ShouldBe("part/data");
    }
}
