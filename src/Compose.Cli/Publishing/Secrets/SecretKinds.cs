using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Compose.Cli.Publishing.Secrets;

/// <summary>The secrets that are known by their form. Services publish these forms so that scanners find what has leaked.</summary>
internal static partial class SecretKinds
{
    /// <summary>Bits a character of a random text, above which it is taken for a secret whatever its name is.</summary>
    private const double HighEntropy = 5;

    /// <summary>The special before the general: a value is told once.</summary>
    public static ImmutableArray<SecretKind> BeforeNames { get; } =
    [
        new("Artifactory credentials", Artifactory()),
        new("AWS Client ID", AwsClient()),
        new("AWS Secret Key", AwsSecret()),
        new("Amazon Marketplace Web Service (MWS) Key", AwsMarketplace()),
        new("Azure Storage Account access key", AzureStorage()),
        new("HTTP Basic Authentication", BasicAuthentication()),
        new("HTTP Bearer Authentication", BearerAuthentication()),
        new("Github authentication", GitHub()),
        new("JSON Web Token", WebToken()) { Check = IsWebToken },
    ];

    /// <summary>Those that are looked for when the name of a value has not given it away.</summary>
    public static ImmutableArray<SecretKind> BehindNames { get; } =
    [
        new("Mailchimp API Key", Mailchimp()),
        new("npm auth token", Npm()),
        new("Private Key", PrivateKey()),
        new("Sendgrid API key", Sendgrid()),
        new("Slack token", Slack()),
        new("Square authentication", Square()),
        new("Stripe API key", Stripe()),
        new("Twilio authentication", Twilio()),
        new("URL with password", UrlWithPassword()),
        new("High entropy string", Encoded()) { Check = static text => !double.TryParse(text, out _) && Entropy.Of(text) > HighEntropy },
    ];

    [GeneratedRegex(
        "-*BEGIN [ A-Z0-9]*?PRIVATE KEY( BLOCK)?.*?END [ A-Z0-9]*?PRIVATE KEY( BLOCK)?-*|PuTTY-User-Key-File-.*",
        RegexOptions.Singleline
    )]
    public static partial Regex PrivateKey();

    [GeneratedRegex("AKC[a-zA-Z0-9]{10,}|AP[0-9A-F][a-zA-Z0-9]{8,}")]
    private static partial Regex Artifactory();

    [GeneratedRegex("(A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}")]
    private static partial Regex AwsClient();

    [GeneratedRegex("(AWS|aws).{0,20}['\"][0-9a-zA-Z/+]{40}['\"]?")]
    private static partial Regex AwsSecret();

    [GeneratedRegex("amzn\\.mws\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex AwsMarketplace();

    [GeneratedRegex("(AccountKey=)?[a-zA-Z0-9+/=]{88}")]
    private static partial Regex AzureStorage();

    [GeneratedRegex("(\"?authorization\"? *[:=] *)?\"?basic +[a-zA-Z0-9+/,_=-]{2,}\"?", RegexOptions.IgnoreCase)]
    private static partial Regex BasicAuthentication();

    [GeneratedRegex("(\"?authorization\"? *[:=] *)?\"?bearer +[a-zA-Z0-9+/,_.=-]{2,}\"?", RegexOptions.IgnoreCase)]
    private static partial Regex BearerAuthentication();

    [GeneratedRegex("gh[pousr]_[A-Za-z0-9_]{36}")]
    private static partial Regex GitHub();

    [GeneratedRegex("eyJ[A-Za-z0-9_=-]+\\.eyJ[A-Za-z0-9_=-]+(\\.[A-Za-z0-9_.+/=-]*)?")]
    private static partial Regex WebToken();

    [GeneratedRegex("[0-9a-f]{32}-us[0-9]{1,2}")]
    private static partial Regex Mailchimp();

    [GeneratedRegex("//\\S+/:_authToken=[^${\\s]\\S+|npm_[a-zA-Z0-9]{36}")]
    private static partial Regex Npm();

    [GeneratedRegex("SG\\.[a-zA-Z0-9_-]{22}\\.[a-zA-Z0-9_-]{43}")]
    private static partial Regex Sendgrid();

    [GeneratedRegex("((xoxe\\.)?xox[bp]|xox[aeosr]|xapp)-[0-9]+-[a-zA-Z0-9-]+")]
    private static partial Regex Slack();

    [GeneratedRegex("sq0atp-[0-9A-Za-z_-]{22}|sq0csp-[0-9A-Za-z_-]{43}")]
    private static partial Regex Square();

    [GeneratedRegex("[rs]k_(live|test)_[0-9a-zA-Z]{24}")]
    private static partial Regex Stripe();

    [GeneratedRegex("(AC|SK)[0-9a-fA-F]{32}")]
    private static partial Regex Twilio();

    [GeneratedRegex("[a-z][a-z0-9+.-]+://[^:/\\s]+:[^@:/$\\s][^@:/\\s]*@[^\\s'\"\\];]+")]
    private static partial Regex UrlWithPassword();

    [GeneratedRegex("([a-zA-Z0-9+/]{16,}|[a-zA-Z0-9_-]{16,})={0,2}")]
    private static partial Regex Encoded();

    // Header and content of a token are JSON; other texts with dots in them are not.
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
