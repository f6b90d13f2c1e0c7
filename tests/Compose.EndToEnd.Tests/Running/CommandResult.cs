using Shouldly;

namespace Compose.EndToEnd.Tests.Running;

/// <summary>The result of a command: exit code and output.</summary>
internal sealed record CommandResult(string CommandLine, int ExitCode, string Output, string Error)
{
    /// <summary>The non-empty lines of standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public CommandResult ShouldExitWith(int code)
    {
        ExitCode.ShouldBe(code, ToString());
        return this;
    }

    public CommandResult ShouldFail()
    {
        ExitCode.ShouldNotBe(0, ToString());
        return this;
    }

    /// <summary>Asserts that standard error contains every text.</summary>
    public CommandResult ShouldSay(params string[] texts)
    {
        foreach (var text in texts)
            Error.Contains(text, StringComparison.Ordinal).ShouldBeTrue($"'{text}' is missing in standard error of\n{this}");
        return this;
    }

    public override string ToString() =>
        $"$ {CommandLine}\nexit code {ExitCode}\n--- standard output\n{Output}\n--- standard error\n{Error}";
}
