using Compose.Model.Text;
using Compose.Model.Text.Secrets;

namespace Compose.Lint.Rules;

/// <summary>Finds the password of an address, or a token in its place, that somebody typed and means.</summary>
internal static class AddressPassword
{
    /// <summary>Where the first one is; null when there is none, or only a placeholder.</summary>
    public static TextSpan? Find(string text)
    {
        foreach (var password in AddressPasswords.In(text))
            if (password.Length > 2 && !Placeholder.Is(text.Substring(password.Start, password.Length)))
                return password;
        return null;
    }
}
