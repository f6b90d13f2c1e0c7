using System.Text;
using Compose.Cli.Hosting;

namespace Compose.Cli.Terminal;

/// <summary>Text that replaces itself: on a terminal in place, otherwise one after another.</summary>
internal sealed class LiveView(Host host)
{
    private const string ClearScreen = "\e[H\e[2J";
    private const string Home = "\e[H";
    private const string ClearRestOfLine = "\e[K";
    private const string ClearBelow = "\e[J";

    private bool isCleared;

    /// <summary>
    /// Shows the next text. What is the same stays on the screen, in one write, so that nothing flickers; lines below the window are left
    /// out, since a terminal would scroll.
    /// </summary>
    /// <param name="text">Lines, each with its end.</param>
    public void Show(string text)
    {
        if (!host.Terminal.Out)
        {
            host.Out.Write(text);
            return;
        }

        var frame = new StringBuilder(isCleared ? Home : ClearScreen);
        isCleared = true;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(Math.Max(1, host.Terminal.Size().Rows - 1)))
            frame.Append(line).Append(ClearRestOfLine).Append('\n');
        host.Out.Write(frame.Append(ClearBelow).ToString());
    }
}
