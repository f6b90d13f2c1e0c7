using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Lint.Rules.Security;

internal sealed class SecretFileInGit : Rule
{
    private const string DefaultEnvFile = ".env";

    // A file to be copied and filled in, or for a machine that has nothing to protect.
    private static readonly string[] Templates = ["example", "sample", "template", "dist", "default", "placeholder", "test"];

    private static readonly string[] PublicParts = ["-----BEGIN CERTIFICATE", "-----BEGIN PUBLIC", "ssh-"];

    public override Descriptor Descriptor { get; } =
        new("CF214", "secret-file-in-git", Severity.Warning, "A file with secrets that git does not ignore")
        {
            Kind = FindingKind.File,
            Page = """
                The project reads passwords or tokens from a file in the repository that no `.gitignore` excludes. Once it is committed, everybody with a
                copy of the repository has them, and deleting the file does not remove them from its history.

                ```text
                # .gitignore
                .env
                secrets/
                ```

                Ignore the file, commit a template such as `.env.example` in its place, and change secrets that have been committed. The rule reads the
                `.env`, the env files of services and the files of secrets; templates and placeholders are not reported, and no value is repeated.
                """,
        };

    public override IEnumerable<Diagnostic> Check(LintContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in context.Services)
            foreach (var (path, file) in EnvFileEntries.Of(service, context))
                if (IsKept(file, context) && seen.Add(file) && Secrets(file, context) is { Count: > 0 } secrets)
                    yield return Found(path.At, Shown(file, context), secrets);

        var env = Path.Join(context.Project.Directory, DefaultEnvFile);
        if (context.Files.FileExists(env) && IsKept(env, context) && !seen.Contains(env))
        {
            var secrets = Secrets(env, context);
            if (FirstUse(secrets, context) is { } use)
                yield return Found(use, DefaultEnvFile, secrets);
        }

        foreach (var secret in context.Project.Secrets)
            if (secret.File is { } file && Path.IsPathRooted(file) && IsKept(file, context) && HoldsSecret(file, context) && seen.Add(file))
                yield return Descriptor
                    .At(secret.PlaceOf("file"), $"{Shown(file, context)} holds a secret and is not ignored by git")
                    .WithHelp("add it to .gitignore, and change the secret if it has been committed");
    }

    private static string Shown(string file, LintContext context) => ShownPath.Of(file, context.Project.Directory);

    private Diagnostic Found(Location at, string shown, List<Variable> secrets) =>
        secrets.Aggregate(
            Descriptor
                .At(at, $"{shown} holds {Listed(secrets)} and is not ignored by git")
                .WithHelp("add it to .gitignore, commit a template such as .env.example, and change what has been committed"),
            static (found, secret) => secret.SetAt is { } set ? found.See(set, "a secret") : found
        );

    private static string Listed(List<Variable> secrets) =>
        string.Join(", ", secrets.Take(3).Select(static s => $"`{s.Name}`")) + (secrets.Count > 3 ? $" and {secrets.Count - 3} more" : "");

    /// <summary>Whether a file is in a repository and not ignored there.</summary>
    private static bool IsKept(string file, LintContext context) =>
        Path.GetDirectoryName(file) is { } folder
        && !Array.Exists(Templates, Path.GetFileName(file).Contains)
        && context.Ignored.RootOf(folder) is not null
        && !context.Ignored.Excludes(file, folder);

    private static List<Variable> Secrets(string file, LintContext context) =>
        EnvFileEntries
            .Read(file, static _ => null, context)
            .FindAll(static v => SecretValue.Is(v.Name, v.Value) || SecretValue.IsInAddress(v.Value));

    /// <summary>Certificates and public keys are often given as secrets and are none.</summary>
    private static bool HoldsSecret(string file, LintContext context)
    {
        try
        {
            if (!context.Files.FileExists(file) || !context.Files.TryRead(file, out var bytes))
                return false;
            var text = System.Text.Encoding.UTF8.GetString(bytes).Trim();
            return !Placeholder.Is(text) && !Array.Exists(PublicParts, part => text.StartsWith(part, StringComparison.Ordinal));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The first place in a service that uses one of them.</summary>
    private static Location? FirstUse(List<Variable> secrets, LintContext context)
    {
        var names = secrets.Select(static s => s.Name).ToHashSet(StringComparer.Ordinal);
        return names.Count == 0
            ? null
            : context
                .Services.SelectMany(static service => RuleReading.Scalars(service.Node))
                .SelectMany(static text => text.Substitution?.Uses ?? [])
                .FirstOrDefault(use => names.Contains(use.Name) && IsOfDefaultEnvFile(context.Project.Variables.Find(use.Name)))
                ?.At;
    }

    private static bool IsOfDefaultEnvFile(Variable? variable) =>
        variable?.SetAt is { } set && Path.GetFileName(set.Source.Path) == DefaultEnvFile;
}
