namespace Compose.Lint.Rules;

/// <summary>Whether a path that does not exist names a file: one cannot ask the disk.</summary>
internal static class FileLike
{
    private static readonly HashSet<string> Extensions = new(
        (
            "acl bak bash cer cert cfg cnf conf config crt css csv db dockerfile env gz hcl htm html htpasswd ini jar js json jwk key lic "
            + "license list lock log lua md p12 pem pfx php pid pl pol policy properties ps1 pub py rb rdb repo rules sh so sock sql sqlite "
            + "sqlite3 tar template tf tgz tmpl toml tpl ts txt vcl war xml xsd yaml yml zip"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly HashSet<string> Names = new(
        (".env .gitconfig .htaccess .htpasswd .netrc .pgpass Caddyfile Corefile Dockerfile Gemfile Jenkinsfile Makefile Procfile "
            + "Rakefile").Split(' '),
        StringComparer.Ordinal
    );

    public static bool Is(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        return Names.Contains(name)
            || (dot >= 0 && name.EndsWith("rc", StringComparison.Ordinal) && dot == 0)
            || (dot > 0 && Extensions.Contains(name[(dot + 1)..]));
    }
}
