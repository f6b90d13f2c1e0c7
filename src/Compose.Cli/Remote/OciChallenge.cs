namespace Compose.Cli.Remote;

/// <summary>A registry's authentication challenge: <c>realm="…",service="…",scope="…"</c>.</summary>
internal sealed record OciChallenge(string? Realm, string? Service, string? Scope)
{
    public static OciChallenge Parse(string parameters)
    {
        var found = new OciChallenge(null, null, null);
        for (var at = 0; at < parameters.Length;)
        {
            var equals = parameters.IndexOf('=', at);
            if (equals < 0)
                break;
            var name = parameters[at..equals].Trim(' ', ',').ToLowerInvariant();
            var quoted = equals + 1 < parameters.Length && parameters[equals + 1] == '"';
            var start = quoted ? equals + 2 : equals + 1;
            var end = parameters.IndexOf(quoted ? '"' : ',', start);
            if (end < 0)
                end = parameters.Length;
            var value = parameters[start..end];
            found = name switch
            {
                "realm" => found with { Realm = value },
                "service" => found with { Service = value },
                "scope" => found with { Scope = value },
                _ => found,
            };
            at = end + 1;
        }

        return found;
    }
}
