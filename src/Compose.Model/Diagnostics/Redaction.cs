using System.Collections.Immutable;
using Compose.Model.Text;
using Compose.Model.Text.Secrets;

namespace Compose.Model.Diagnostics;

/// <summary>Takes secrets out of what a finding says: messages end up in logs that more people read than the file.</summary>
public static class Redaction
{
    /// <summary>What stands for a secret.</summary>
    public const string Stars = "****";

    // A shorter one would be found in ordinary words.
    private const int Shortest = 4;

    /// <summary>The finding without the secrets of the lines it is about, and without passwords of addresses.</summary>
    public static Diagnostic Of(Diagnostic finding)
    {
        // A rule about a secret does not repeat it; what it names may only look the same, as a service `postgres` with that password.
        var hidden = finding.HidesText ? [] : SecretsOf(finding);
        return finding with
        {
            Message = Without(hidden, finding.Message),
            Label = finding.Label is { } label ? Without(hidden, label) : null,
            Help = finding.Help is { } help ? Without(hidden, help) : null,
            Notes = [.. finding.Notes.Select(note => Without(hidden, note))],
            Related = [.. finding.Related.Select(related => related with { Label = Without(hidden, related.Label) })],
            Fixes = [.. finding.Fixes.Select(fix => fix with { Title = Without(hidden, fix.Title) })],
        };
    }

    /// <summary>The fixes whose edits contain no secret. The others can be applied, but not shown.</summary>
    public static ImmutableArray<Fix> FixesToShow(Diagnostic finding)
    {
        if (finding.Fixes.IsEmpty)
            return [];
        var hidden = SecretsOf(finding);
        return [.. finding.Fixes.Where(fix => fix.Edits.All(edit => Without(hidden, edit.NewText) == edit.NewText))];
    }

    /// <summary>A value without its secrets: all of it when the name of what it belongs to says so, else what is one within it.</summary>
    /// <param name="name">Such as <c>DB_PASSWORD</c>, or a path that ends so.</param>
    public static string OfValue(string name, string value)
    {
        if (SecretNames.Include(name) && SecretNames.IsLikelyValue(value))
            return Stars;
        foreach (var span in SecretText.In(value).Reverse())
            value = string.Concat(value.AsSpan(0, span.Start), Stars, value.AsSpan(span.End));
        return value;
    }

    /// <summary>Longest first, since one may contain another.</summary>
    private static List<string> SecretsOf(Diagnostic finding)
    {
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        Collect(finding.At, secrets);
        foreach (var related in finding.Related)
            Collect(related.At, secrets);
        if (finding.HidesText && finding.At.Span.Length >= Shortest)
            secrets.Add(finding.At.Characters.ToString());
        return [.. secrets.OrderByDescending(static secret => secret.Length)];
    }

    private static void Collect(Location at, HashSet<string> secrets)
    {
        if (at.Source.Text.Length == 0)
            return;
        foreach (var span in SecretText.In(at))
            if (span.Length >= Shortest)
                secrets.Add(at.Source.Text.Substring(span.Start, span.Length));
    }

    private static string Without(List<string> secrets, string text)
    {
        foreach (var secret in secrets)
            text = text.Replace(secret, Stars, StringComparison.Ordinal);
        var passwords = AddressPasswords.In(text).Reverse().ToList();
        foreach (var password in passwords)
            text = string.Concat(text.AsSpan(0, password.Start), Stars, text.AsSpan(password.End));
        return text;
    }
}
