namespace Compose.Model.Diagnostics;

/// <summary>Messages quote what was written: that may be megabytes, of which beginning and end say enough.</summary>
internal static class Brief
{
    private const int Longest = 1000;
    private const int Kept = 200;

    public static string Of(string text) => Legible.Of(text.Length <= Longest ? text : $"{text[..Kept]}…{text[^Kept..]}");
}
