using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;
using Compose.Cli.Patterns;

namespace Compose.Cli.Publishing.Secrets;

/// <summary>Secrets with a known format. Services publish these formats so that scanners can find leaks.</summary>
internal static class SecretKinds
{
    /// <summary>Bits per character above which a text counts as a secret regardless of its name.</summary>
    private const double HighEntropy = 5;

    public static Pattern PrivateKey { get; } =
        new("(?s)-*BEGIN [ A-Z0-9]*?PRIVATE KEY( BLOCK)?.*?END [ A-Z0-9]*?PRIVATE KEY( BLOCK)?-*|PuTTY-User-Key-File-.*");

    /// <summary>Specific kinds before general ones: a value is reported once.</summary>
    public static ImmutableArray<SecretKind> BeforeNames { get; } =
    [
        new("Artifactory credentials", new("AKC[a-zA-Z0-9]{10,}|AP[0-9A-F][a-zA-Z0-9]{8,}")),
        new("AWS Client ID", new("(A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}")),
        new("AWS Secret Key", new("(AWS|aws).{0,20}['\"][0-9a-zA-Z/+]{40}['\"]?")),
        new("Amazon Marketplace Web Service (MWS) Key", new("amzn\\.mws\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
        new("Azure Storage Account access key", new("(AccountKey=)?[a-zA-Z0-9+/=]{88}")),
        new("HTTP Basic Authentication", new("(?i)(\"?authorization\"? *[:=] *)?\"?basic +[a-zA-Z0-9+/,_=-]{2,}\"?")),
        new("HTTP Bearer Authentication", new("(?i)(\"?authorization\"? *[:=] *)?\"?bearer +[a-zA-Z0-9+/,_.=-]{2,}\"?")),
        new("Github authentication", new("gh[pousr]_[A-Za-z0-9_]{36}")),
        new("JSON Web Token", new("eyJ[A-Za-z0-9_=-]+\\.eyJ[A-Za-z0-9_=-]+(\\.[A-Za-z0-9_.+/=-]*)?")) { Check = IsWebToken },
    ];

    /// <summary>Kinds checked when the name of a value does not reveal a secret.</summary>
    public static ImmutableArray<SecretKind> BehindNames { get; } =
    [
        new("Mailchimp API Key", new("[0-9a-f]{32}-us[0-9]{1,2}")),
        new("npm auth token", new("//\\S+/:_authToken=[^${\\s]\\S+|npm_[a-zA-Z0-9]{36}")),
        new("Private Key", PrivateKey),
        new("Sendgrid API key", new("SG\\.[a-zA-Z0-9_-]{22}\\.[a-zA-Z0-9_-]{43}")),
        new("Slack token", new("((xoxe\\.)?xox[bp]|xox[aeosr]|xapp)-[0-9]+-[a-zA-Z0-9-]+")),
        new("Square authentication", new("sq0atp-[0-9A-Za-z_-]{22}|sq0csp-[0-9A-Za-z_-]{43}")),
        new("Stripe API key", new("[rs]k_(live|test)_[0-9a-zA-Z]{24}")),
        new("Twilio authentication", new("(AC|SK)[0-9a-fA-F]{32}")),
        new("URL with password", new("[a-z][a-z0-9+.-]+://[^:/\\s]+:[^@:/$\\s][^@:/\\s]*@[^\\s'\"\\];]+")),
        new("High entropy string", new("([a-zA-Z0-9+/]{16,}|[a-zA-Z0-9_-]{16,})={0,2}"))
        {
            Check = static text => !double.TryParse(text, out _) && Entropy.Of(text) > HighEntropy,
        },
    ];

    // Header and content of a token are JSON; those of other dotted texts are not.
    private static bool IsWebToken(string token)
    {
        foreach (var part in token.Split('.')[..2])
        {
            try
            {
                using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(part.TrimEnd('=')));
                if (json.RootElement.ValueKind != JsonValueKind.Object)
                    return false;
            }
            catch (Exception e) when (e is FormatException or JsonException)
            {
                return false;
            }
        }

        return true;
    }
}
