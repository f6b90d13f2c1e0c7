using Shouldly;

namespace Compose.Testing;

/// <summary>Expected output in files, reviewed as a diff. <c>COMPOSE_UPDATE=1</c> rewrites it.</summary>
public static class Golden
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("COMPOSE_UPDATE") == "1";

    /// <param name="path">Path of the expected output; line breaks are compared as LF.</param>
    public static void ShouldMatch(string actual, string path)
    {
        actual = actual.ReplaceLineEndings("\n");
        if (Update)
        {
            File.WriteAllText(path, actual);
            return;
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing; COMPOSE_UPDATE=1 writes it");
        actual.ShouldBe(File.ReadAllText(path).ReplaceLineEndings("\n"), $"{path} says otherwise; COMPOSE_UPDATE=1 rewrites it");
    }
}
