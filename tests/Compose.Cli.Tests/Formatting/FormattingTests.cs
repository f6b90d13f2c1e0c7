using Compose.Cli.Failures;
using Compose.Cli.Formatting;
using Compose.Cli.Formatting.Templates;
using Compose.Engine.Wire;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Formatting;

public sealed class FormattingTests
{
    [Theory]
    [InlineData(0, "Less than a second")]
    [InlineData(1, "1 second")]
    [InlineData(59, "59 seconds")]
    [InlineData(60, "About a minute")]
    [InlineData(3599, "59 minutes")]
    [InlineData(3600, "About an hour")]
    [InlineData(47 * 3600, "47 hours")]
    [InlineData(48 * 3600, "2 days")]
    [InlineData(15 * 86400, "2 weeks")]
    [InlineData(70 * 86400, "2 months")]
    [InlineData(800 * 86400, "2 years")]
    public void Durations_read_as_docker_writes_them(int seconds, string words) =>
        HumanDuration.Of(TimeSpan.FromSeconds(seconds)).ShouldBe(words);

    [Theory]
    [InlineData(0, "0B")]
    [InlineData(999, "999B")]
    [InlineData(1984300, "1.98MB")]
    [InlineData(12_345_678_901, "12.3GB")]
    public void Sizes_have_three_digits(long bytes, string text) => ShownSize.Short(bytes).ShouldBe(text);

    [Theory]
    [InlineData(749568, "732KiB")]
    [InlineData(25275768832, "23.54GiB")]
    public void Memory_counts_in_powers_of_two(long bytes, string text) => ShownSize.Binary(bytes).ShouldBe(text);

    [Fact]
    public void Columns_are_as_wide_as_their_widest_cell() =>
        Table
            .Narrow()
            .Add("NAME", "STATUS")
            .Add("a-long-name", "up")
            .Add("名前", "")
            .ToString()
            .ShouldBe("NAME          STATUS\na-long-name   up\n名前          \n");

    [Fact]
    public void Ports_form_ranges_and_moved_ones_come_last() =>
        PublishedPorts
            .Of([
                new PortSummary
                {
                    IP = "0.0.0.0",
                    PrivatePort = 80,
                    PublicPort = 18080,
                },
                new PortSummary { PrivatePort = 7000 },
                new PortSummary
                {
                    IP = "0.0.0.0",
                    PrivatePort = 9001,
                    PublicPort = 9001,
                    Type = "udp",
                },
                new PortSummary
                {
                    IP = "0.0.0.0",
                    PrivatePort = 9000,
                    PublicPort = 9000,
                    Type = "udp",
                },
                new PortSummary
                {
                    IP = "::",
                    PrivatePort = 9000,
                    PublicPort = 9000,
                    Type = "udp",
                },
            ])
            .ShouldBe("7000/tcp, 0.0.0.0:9000-9001->9000-9001/udp, [::]:9000->9000/udp, 0.0.0.0:18080->80/tcp");

    [Theory]
    [InlineData("1700000000", "2023-11-14T22:13:20")]
    [InlineData("2026-01-31T13:00:00Z", "2026-01-31T13:00:00")]
    [InlineData("2026-01-31T13:00:00.5+01:00", "2026-01-31T12:00:00")]
    [InlineData("10m", "1999-12-31T23:50:00")]
    public void A_time_may_be_written_in_several_ways(string text, string utc) =>
        Moment.Parse(text, "since", new StoppedClock())?.UtcDateTime.ToString("s").ShouldBe(utc);

    [Theory]
    [InlineData("{{.Name}}", "web-1")]
    [InlineData("{{ upper .Name }} {{.Label \"tier\"}}", "WEB-1 front")]
    [InlineData("{{json .Ports}}", """[{"URL":"0.0.0.0","Port":80}]""")]
    [InlineData("{{if eq .State \"running\"}}up{{else}}down{{end}}", "up")]
    [InlineData("{{range .Ports}}{{.Port}} of {{$.Name}}{{end}}", "80 of web-1")]
    [InlineData("{{.Name | truncate 3 | printf}}", null)]
    [InlineData("{{.Nme}}", null)]
    [InlineData("{{.Name", null)]
    [InlineData("{{if .Name}}", null)]
    public void Templates_are_those_of_docker(string template, string? text)
    {
        var row = new Row(("Name", "web-1"), ("State", "running"), ("Ports", new[] { new Row(("URL", "0.0.0.0"), ("Port", 80L)) }))
        {
            Labels = new Dictionary<string, string> { ["tier"] = "front" },
        };
        if (text is null)
            Should.Throw<CommandFailed>(() => RowFormat.Render([row], template, "", static _ => null)).Message.ShouldStartWith("--format:");
        else
            RowFormat.Render([row], template, "", static _ => null).ShouldBe(text + "\n");
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
