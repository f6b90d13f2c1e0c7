using Compose.Cli.Terminal.Logs;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Terminal;

public sealed class StreamTests
{
    [Fact]
    public void Only_whole_lines_come_out_and_the_rest_at_the_end()
    {
        var lines = new LineSplitter();
        lines.Add("one\ntw"u8.ToArray()).ToList().ShouldBe(["one"]);
        lines.Add("o\r\n\nthr"u8.ToArray()).ToList().ShouldBe(["two", ""]);
        lines.Rest().ShouldBe("thr");
        lines.Rest().ShouldBeNull();
    }

    [Fact]
    public void A_character_that_is_cut_in_two_stays_one()
    {
        var bytes = "é€🚀\n"u8.ToArray();
        var lines = new LineSplitter();
        bytes.SelectMany(b => lines.Add(new[] { b }).ToList()).ShouldBe(["é€🚀"]);
    }

    [Fact]
    public void Names_stand_in_a_column_and_in_colours_by_their_order()
    {
        var output = new StringWriter { NewLine = "\n" };
        var printer = new LogPrinter(output, TextWriter.Null, colors: true, prefixes: true);
        printer.Register(["web-1", "db-1"]);
        printer.Write("web-1", "hello");
        printer.Write("db-1", "ready");
        printer.WriteStatus("db-1", "exited with code 0");
        output.ToString().ShouldBe("\e[33mweb-1  |\e[0m hello\n\e[36mdb-1   |\e[0m ready\n\e[36mdb-1\e[0m exited with code 0\n");
    }
}
