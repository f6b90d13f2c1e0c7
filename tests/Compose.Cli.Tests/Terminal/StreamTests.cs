using System.Text;
using Compose.Cli.Hosting;
using Compose.Cli.Terminal.Logs;
using Compose.Engine.Streams;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Terminal;

public sealed class StreamTests
{
    [Fact]
    public void Only_whole_lines_come_out_and_the_rest_at_the_end()
    {
        var lines = new LineSplitter(OutputKind.Stdout);
        Taken(lines, "one\ntw"u8).ShouldBe(["one"]);
        Taken(lines, "o\r\n\nthr"u8).ShouldBe(["two", ""]);
        Rest(lines).ShouldBe("thr");
        Rest(lines).ShouldBeNull();
    }

    [Fact]
    public void A_character_that_is_cut_in_two_stays_one()
    {
        var lines = new LineSplitter(OutputKind.Stdout);
        "é€🚀\n"u8.ToArray().SelectMany(one => Taken(lines, [one])).ShouldBe(["é€🚀"]);
    }

    [Fact]
    public void Bytes_that_are_no_text_stay_as_they_are()
    {
        var lines = new LineSplitter(OutputKind.Stdout);
        lines.Add(new byte[] { 0xff, 0xc3, (byte)'\n' });
        lines.TryTake(out var line).ShouldBeTrue();
        line.Text.ToArray().ShouldBe([0xff, 0xc3]);
    }

    [Fact]
    public void A_line_of_megabytes_comes_in_parts()
    {
        var lines = new LineSplitter(OutputKind.Stdout);
        var piece = new byte[700_000];
        piece.AsSpan().Fill((byte)'x');
        var parts = new List<(int Length, bool Ends)>();
        for (var i = 0; i < 5; i++)
        {
            lines.Add(piece);
            while (lines.TryTake(out var line))
                parts.Add((line.Text.Length, line.Ends));
        }

        lines.Add("y\r\n"u8.ToArray());
        while (lines.TryTake(out var line))
            parts.Add((line.Text.Length, line.Ends));
        parts.ShouldBe([(1_400_000, false), (1_400_000, false), (700_001, true)]);
    }

    [Fact]
    public void Names_stand_in_a_column_and_in_colours_by_their_order()
    {
        using var output = new MemoryStream();
        var printer = Printer(output, colors: true);
        printer.Register(["web-1", "db-1"]);
        printer.Write("web-1", Line("hello"));
        printer.Write("db-1", Line("ready"));
        printer.WriteStatus("db-1", "exited with code 0");
        Text(output).ShouldBe("\e[33mweb-1  |\e[0m hello\n\e[36mdb-1   |\e[0m ready\n\e[36mdb-1\e[0m exited with code 0\n");
    }

    [Fact]
    public void A_line_in_parts_is_one_line_unless_another_comes_between()
    {
        using var output = new MemoryStream();
        var printer = Printer(output, colors: false);
        printer.Register(["a", "b"]);
        printer.Write("a", Line("1", ends: false));
        printer.Write("a", Line("2"));
        printer.Write("a", Line("3", ends: false));
        printer.Write("b", Line("4"));
        printer.Write("a", Line("5"));
        printer.Flush();
        Text(output).ShouldBe("a  | 12\na  | 3\nb  | 4\na  | 5\n");
    }

    private static LogPrinter Printer(Stream output, bool colors) =>
        new(new StandardStreams(Stream.Null, output, Stream.Null), separate: true, colors, prefixes: true);

    private static LogLine Line(string text, bool ends = true) => new(Encoding.UTF8.GetBytes(text), ends, OutputKind.Stdout);

    private static string Text(MemoryStream output) => Encoding.UTF8.GetString(output.ToArray());

    private static List<string> Taken(LineSplitter lines, ReadOnlySpan<byte> bytes)
    {
        lines.Add(bytes.ToArray());
        var taken = new List<string>();
        while (lines.TryTake(out var line))
            taken.Add(Encoding.UTF8.GetString(line.Text.Span));
        return taken;
    }

    private static string? Rest(LineSplitter lines) =>
        lines.TryTakeRest(out var line) ? Encoding.UTF8.GetString(line.Text.Span) : null;
}
