using Compose.Cli.Terminal.Progress;
using Compose.Model.Diagnostics;
using Compose.Planning.Plans;
using Shouldly;
using Xunit;

namespace Compose.Cli.Tests.Terminal;

public sealed class ProgressFrameTests
{
    private static readonly ProgressFrame Frame = new("up", 60, Colors: false, Now: 25, Frequency: 10);

    [Fact]
    public void A_row_has_a_sign_an_id_words_and_a_timer_at_the_right() =>
        Frame
            .Lines(
                [
                    Row("Network shop_default", ProgressStatus.Done, "Created"),
                    Row("Container shop-web-1", ProgressStatus.Working, "Starting"),
                ],
                0
            )
            .ShouldBe([
                "[+] up 1/2",
                " ✔ Network shop_default Created                        1.0s",
                " ⠴ Container shop-web-1 Starting                       2.5s",
            ]);

    [Fact]
    public void No_line_is_wider_than_the_terminal()
    {
        var rows = new[]
        {
            Row(new string('x', 90), ProgressStatus.Error, "Error", "it failed\nfor a long reason " + new string('y', 90)),
            Row("短い名前", ProgressStatus.Working, "Pulling"),
        };
        foreach (var line in Frame.Lines(rows, 0))
            DisplayWidth.Of(line).ShouldBeLessThanOrEqualTo(60);
        Frame.Lines(rows, 0)[1].ShouldContain("...");
    }

    [Fact]
    public void A_low_terminal_shows_what_works_or_failed_and_counts_the_rest()
    {
        var rows = Enumerable
            .Range(1, 9)
            .Select(n =>
                Row(
                    $"Container c{n}",
                    n switch
                    {
                        7 => ProgressStatus.Working,
                        8 => ProgressStatus.Error,
                        _ => ProgressStatus.Done,
                    },
                    "…"
                )
            )
            .ToList();
        var lines = Frame.Lines(rows, 5);
        lines.Count.ShouldBe(5);
        lines.ShouldContain(static l => l.Contains("c7", StringComparison.Ordinal));
        lines.ShouldContain(static l => l.Contains("c8", StringComparison.Ordinal));
        lines[^1].ShouldBe(" ... 6 more");
    }

    [Fact]
    public void Layers_of_an_image_are_bars_in_its_row()
    {
        var row = Row("Image nginx", ProgressStatus.Working, "Pulling");
        row.ApplyPart(new ProgressEvent("a", ProgressStatus.Done, "Download complete") { Current = 4_000_000, Total = 4_000_000 });
        row.ApplyPart(new ProgressEvent("b", ProgressStatus.Working, "Downloading") { Current = 1_000_000, Total = 4_000_000 });
        row.ApplyPart(new ProgressEvent("c", ProgressStatus.Working, "Waiting"));
        Frame.Lines([row], 0)[1].ShouldStartWith(" ⠴ Image nginx [⣿⣀⠀] 5MB / 8MB Pulling");
    }

    private static ProgressRow Row(string id, ProgressStatus status, string text, string? details = null)
    {
        var row = new ProgressRow(id, 0);
        row.Apply(new ProgressEvent(id, status, text) { Details = details }, 10);
        return row;
    }
}
