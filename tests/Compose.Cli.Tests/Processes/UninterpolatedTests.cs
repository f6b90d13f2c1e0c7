using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Processes;

/// <summary>The output of <c>config --no-interpolate</c> can be read again later with other variables.</summary>
[Trait("Category", "Slow")]
public sealed class UninterpolatedTests
{
    [Theory]
    [InlineData("as-typed", "-f", "compose.yaml")]
    [InlineData("as-typed-merged", "-f", "compose.yaml", "-f", "more.yaml")]
    public async Task The_text_resolves_to_the_same_project_when_it_is_read_again(string name, params string[] files)
    {
        var folder = Fixtures.PathOf("cli", "config", name);
        var variables = new Dictionary<string, string>
        {
            ["K"] = "KEY",
            ["H"] = "host",
            ["ARGS"] = "of two words",
        };
        var typed = await ComposeProcess.RunAsync(folder, [.. files, "config", "--no-interpolate"], "", variables);
        typed.Out.ShouldContain("${K}");
        var resolved = await ComposeProcess.RunAsync(folder, [.. files, "config"], "", variables);
        resolved.ExitCode.ShouldBe(0, resolved.Err);
        var again = await ComposeProcess.RunAsync(folder, ["-f", "-", "--project-directory", folder, "config"], typed.Out, variables);
        again.Err.ShouldBe(resolved.Err);
        again.Out.ShouldBe(resolved.Out);
    }
}
