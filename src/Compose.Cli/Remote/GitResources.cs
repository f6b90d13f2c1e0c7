using Compose.Model.Inputs;

namespace Compose.Cli.Remote;

/// <summary>
/// Compose files in git repositories (spec 2.2): the ref is resolved to a commit, which alone is fetched and cached under its name.
/// </summary>
internal sealed class GitResources(GitProgram git, Func<RemoteCache> cache) : IRemoteResources
{
    private readonly Dictionary<string, string> commits = new(StringComparer.Ordinal);

    public bool Accepts(string reference) => GitReference.Parse(reference) is not null;

    public string Fetch(string reference, CancellationToken cancellationToken)
    {
        var parsed = GitReference.Parse(reference) ?? throw new RemoteResourceException("it is not a git repository");
        if (parsed.Folder.Split('/').Contains(".."))
            throw new RemoteResourceException($"the path `{parsed.Folder}` is outside of it");
        // Resolved once per run: a branch that moves meanwhile must not split a project over two commits.
        var asked = $"{parsed.Url}#{parsed.Ref}";
        if (!commits.TryGetValue(asked, out var commit))
            commits[asked] = commit = Commit(parsed, cancellationToken);
        var folder = cache().Folder(commit, draft => Checkout(draft, parsed.Url, commit, cancellationToken));
        return RemoteCache.ComposeFile(folder, parsed.Folder);
    }

    private string Commit(GitReference reference, CancellationToken cancellationToken)
    {
        if (reference.Ref is { Length: 40 or 64 } sha && !sha.AsSpan().ContainsAnyExcept("0123456789abcdef"))
            return sha;
        var name = reference.Ref ?? "HEAD";
        var answer = git.Run(null, cancellationToken, "ls-remote", "--", reference.Url, name, name + "^{}");
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in answer.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Split('\t') is [var commit, var full])
                found[full] = commit;

        // git lists all refs that end in the name; `^{}` is the commit of an annotated tag.
        foreach (var full in (ReadOnlySpan<string>)[name, $"refs/heads/{name}", $"refs/tags/{name}^{{}}", $"refs/tags/{name}"])
            if (found.TryGetValue(full, out var commit))
                return commit;
        throw new RemoteResourceException(reference.Ref is null ? "the repository is empty" : $"it has no branch, tag or commit `{name}`");
    }

    private void Checkout(string folder, string url, string commit, CancellationToken cancellationToken)
    {
        git.Run(folder, cancellationToken, "init", "--quiet");
        git.Run(folder, cancellationToken, "fetch", "--quiet", "--depth=1", "--", url, commit);
        git.Run(folder, cancellationToken, "checkout", "--quiet", "--detach", commit);
    }
}
