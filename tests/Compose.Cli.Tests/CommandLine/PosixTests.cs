using System.CommandLine;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.CommandLine;

public sealed class PosixTests
{
    private static readonly Command Command = new("run")
    {
        Flag.Switch("detach", "d", ""),
        Flag.Switch("interactive", "i", ""),
        Flag.Text("user", "u", ""),
        Flag.List("env", "e", ""),
    };

    [Theory]
    [InlineData("-u root", "--user=root")]
    [InlineData("-uroot", "--user=root")]
    [InlineData("-u=root", "--user=root")]
    [InlineData("--user root", "--user=root")]
    [InlineData("--user=root", "--user=root")]
    [InlineData("--user -d", "--user=-d")]
    [InlineData("-di", "--detach --interactive")]
    [InlineData("-diu root", "--detach --interactive --user=root")]
    [InlineData("--detach=false", "--detach=false")]
    [InlineData("-e A=1 -e B=2", "--env=A=1 --env=B=2")]
    [InlineData("--env=A=1", "--env=A=1")]
    public void A_flag_has_one_spelling(string typed, string read) =>
        string.Join(' ', Posix.Read(Command, typed.Split(' '), stopAtFirstOperand: false).Flags).ShouldBe(read);

    [Fact]
    public void An_empty_value_stays_a_value() =>
        Posix.Read(Command, ["--user=", "web"], stopAtFirstOperand: false).Flags.ShouldBe(["--user", ""]);

    [Fact]
    public void Flags_may_stand_behind_operands() =>
        Posix.Read(Command, ["web", "-d", "db"], stopAtFirstOperand: false).Operands.ShouldBe(["web", "db"]);

    [Fact]
    public void A_switch_does_not_take_the_next_word() =>
        Posix.Read(Command, ["-d", "true"], stopAtFirstOperand: false).Operands.ShouldBe(["true"]);

    [Fact]
    public void A_command_in_a_container_keeps_its_flags() =>
        Posix
            .Read(Command, ["-d", "web", "ls", "-d", "--", "--help"], stopAtFirstOperand: true)
            .Operands.ShouldBe(["web", "ls", "-d", "--", "--help"]);

    [Fact]
    public void Two_dashes_end_the_flags() => Posix.Read(Command, ["--", "-d"], stopAtFirstOperand: false).Operands.ShouldBe(["-d"]);

    [Theory]
    [InlineData("--usr", "unknown flag: --usr; did you mean \"--user\"?")]
    [InlineData("-dz", "unknown shorthand flag: 'z' in -dz")]
    [InlineData("--user", "flag needs an argument: --user")]
    [InlineData("-u", "flag needs an argument: 'u' in -u")]
    public void What_is_not_understood_is_said(string typed, string message) =>
        Should.Throw<CommandFailed>(() => Posix.Read(Command, [typed], stopAtFirstOperand: false)).Message.ShouldBe(message);
}
