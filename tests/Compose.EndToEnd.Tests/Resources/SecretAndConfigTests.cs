using Compose.EndToEnd.Tests.Running;
using Shouldly;
using Xunit;

namespace Compose.EndToEnd.Tests.Resources;

[Trait("Category", "Engine")]
public sealed class SecretAndConfigTests
{
    [Fact]
    public async Task A_secret_comes_from_a_file_or_from_the_environment()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                secrets:
                  - from-file
                  - { source: from-environment, target: renamed }
            secrets:
              from-file: { file: ./secret.txt }
              from-environment: { environment: SECRET_WORD }
            """
        );
        project.Write("secret.txt", "in a file");
        project.Variables["SECRET_WORD"] = "in the air";
        var up = await project.Compose("up", "-d");
        (await project.Compose("exec", "-T", "web", "cat", "/run/secrets/from-file")).Output.ShouldBe("in a file");
        (await project.Compose("exec", "-T", "web", "cat", "/run/secrets/renamed")).Output.ShouldBe("in the air");
        up.ToString().ShouldNotContain("in the air");
    }

    [Fact]
    public async Task Owner_and_mode_of_a_secret_from_the_environment_are_as_written()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                secrets: [{ source: word, uid: "33", gid: "65534", mode: 0440 }]
            secrets:
              word: { environment: SECRET_WORD }
            """
        );
        project.Variables["SECRET_WORD"] = "hush";
        await project.Compose("up", "-d");
        (await project.Compose("exec", "-T", "web", "stat", "-c", "%u %g %a", "/run/secrets/word")).Output.ShouldBe("33 65534 440\n");
    }

    [Fact]
    public async Task A_secret_from_the_environment_outlives_a_replacement()
    {
        await using var project = TestProject.Of(
            """
            services:
              web: { image: "busybox:local", init: true, command: cat /run/secrets/word, secrets: [word] }
            secrets:
              word: { environment: SECRET_WORD }
            """
        );
        project.Variables["SECRET_WORD"] = "hush";
        (await project.Compose("up")).Output.ShouldContain("| hush");
        (await project.Compose("up", "--force-recreate")).Output.ShouldContain("| hush");
    }

    [Fact]
    public async Task A_config_comes_from_a_file_from_the_environment_or_is_written_in_place()
    {
        await using var project = TestProject.Of(
            """
            services:
              web:
                image: busybox:local
                init: true
                command: sleep 3600
                configs:
                  - from-file
                  - { source: from-environment, target: /etc/app/environment }
                  - { source: in-place, target: /etc/app/in-place, mode: 0400 }
            configs:
              from-file: { file: ./app.conf }
              from-environment: { environment: APP_CONF }
              in-place:
                content: |
                  who = ${WHO}
                  cost = $$5
            """
        );
        project.Write("app.conf", "in a file");
        project.Variables["APP_CONF"] = "in the air";
        project.Variables["WHO"] = "me";
        await project.Compose("up", "-d");
        (await project.Compose("exec", "-T", "web", "cat", "/from-file")).Output.ShouldBe("in a file");
        (await project.Compose("exec", "-T", "web", "cat", "/etc/app/environment")).Output.ShouldBe("in the air");
        (await project.Compose("exec", "-T", "web", "cat", "/etc/app/in-place")).Output.ShouldBe("who = me\ncost = $5\n");
        (await project.Compose("exec", "-T", "web", "stat", "-c", "%a", "/etc/app/in-place")).Output.ShouldBe("400\n");
    }
}
