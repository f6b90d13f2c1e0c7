using Compose.Model.Text.Secrets;

namespace Compose.Lint.Rules;

/// <summary>Tells from names and values what is a secret that somebody meant.</summary>
internal static class SecretValue
{
    /// <summary>Whether a variable of that name with that value is a secret.</summary>
    public static bool Is(string key, string value) =>
        SecretNames.Include(key) && SecretNames.IsLikelyValue(value) && !Placeholder.Is(value);

    /// <summary>Whether it is an address with a password.</summary>
    public static bool IsInAddress(string value) => AddressPassword.Find(value) is not null;
}
