using Compose.Testing;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Processes;

public sealed class CommandTests
{
    private const int Columns = 80;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var verb in Fixtures.Cases("cli"))
                foreach (var name in Fixtures.Cases("cli", verb))
                    cases.Add(verb, name);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases)), Trait("Category", "Slow")]
    public async Task The_command_says(string verb, string name)
    {
        var folder = Fixtures.PathOf("cli", verb, name);
        Golden.ShouldMatch(await new CommandCase(folder).RunAsync(), Path.Combine(folder, CommandCase.Expected));
    }

    /// <summary>The same in-process, used to try changes; except what the process answers before anything else.</summary>
    [Theory, MemberData(nameof(Cases))]
    public async Task The_command_says_so_in_process_too(string verb, string name)
    {
        if ((verb, name) == ("version", "metadata"))
            return;
        var folder = Fixtures.PathOf("cli", verb, name);
        Golden.ShouldMatch(await new CommandCase(folder).RunInProcessAsync(), Path.Combine(folder, CommandCase.Expected));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Nothing_that_is_expected_shows_the_inside(string verb, string name)
    {
        var text = File.ReadAllText(Fixtures.PathOf("cli", verb, name, CommandCase.Expected));
        var errors = text[Math.Max(0, text.IndexOf("--- stderr", StringComparison.Ordinal))..];
        errors.ShouldNotContain("   at Compose");
        errors.ShouldNotContain("Exception", Case.Sensitive);
        if (verb == "help")
            text.Split('\n').ShouldAllBe(static line => line.Length <= Columns);
    }
}
