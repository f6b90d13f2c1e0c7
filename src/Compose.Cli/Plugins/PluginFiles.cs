using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Hosting;

namespace Compose.Cli.Plugins;

/// <summary>All places where docker looks for <c>docker compose</c>, in its order.</summary>
internal sealed record PluginFiles(ImmutableArray<PluginFile> Places)
{
    /// <summary>The first part of a kept file's name; docker looks at names that begin with <c>docker-</c> alone.</summary>
    private const string Kept = "original-";

    /// <summary>The file that docker runs; null when there is none.</summary>
    public PluginFile? Winner => Places.FirstOrDefault(static place => place.Exists);

    public static async Task<PluginFiles> LookAsync(Invocation call, CancellationToken cancellationToken)
    {
        var config = call.DockerConfig;
        var folders = (config.File.CliPluginsExtraDirs ?? [])
            .Select(static folder => (Scope: "config", Folder: folder))
            .Concat(CliPlugins.UserFolder(config) is { } own ? [("user", own)] : [])
            .Concat(call.Host.SystemPluginFolders.Select(static folder => ("system", folder)));
        var places = ImmutableArray.CreateBuilder<PluginFile>();
        foreach (var (scope, folder) in folders)
        {
            var path = Path.GetFullPath(Path.Combine(folder, CliPlugins.FileName("compose")), call.Host.WorkingDirectory);
            places.Add(await new PluginFile(scope, path).LookAsync(call.Host, cancellationToken).ConfigureAwait(false));
        }

        return new PluginFiles(places.ToImmutable());
    }

    /// <summary>Where this program is installed, for the user or for all.</summary>
    /// <exception cref="CommandFailed">The user has no such folder.</exception>
    public PluginFile PlaceFor(bool system) =>
        Places.FirstOrDefault(place => place.Scope == (system ? "system" : "user"))
        ?? throw new CommandFailed("neither HOME nor DOCKER_CONFIG is set, so your plugins have no folder; set one, or use --system");

    /// <summary>Where the file that had this path before us is kept, whether or not it exists.</summary>
    public static string KeptBeside(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, Kept + Path.GetFileName(path)); // a plugin is in a folder

    /// <summary>Who wins, in a sentence.</summary>
    public string WhoWins() =>
        Winner switch
        {
            null => "docker has no plugin `compose`; `compose plugin install` makes this program it",
            { Metadata: null } broken =>
                $"`docker compose` fails: docker finds {broken.Path} first, which cannot be run or does not introduce itself; remove it",
            var winner => $"`docker compose` is {winner.Description}: {winner.Place}",
        };
}
