namespace Compose.Model.Diagnostics;

/// <summary>Messages quote what was written, and that may be megabytes: of a long text its beginning and its end say enough.</summary>
internal static class Brief
{
    private const int Longest = 1000;
    private const int Kept = 200;

    public static string Of(string text) => text.Length <= Longest ? text : $"{text[..Kept]}…{text[^Kept..]}";
}
