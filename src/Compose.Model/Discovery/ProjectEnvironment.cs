using System.Collections.Immutable;
using Compose.Model.Diagnostics;
using Compose.Model.Inputs;
using Compose.Model.Variables;

namespace Compose.Model.Discovery;

/// <summary>The variables of a project: the operating system's over those of env files (spec 2.1).</summary>
/// <param name="Variables">Each with the line that set it; null for the operating system's.</param>
/// <param name="Files">Absolute paths of the env files, read or unreadable.</param>
/// <param name="AreNamed">The files were named by --env-file or COMPOSE_ENV_FILES.</param>
public sealed record ProjectEnvironment(VariableScope Variables, ImmutableArray<string> Files, bool AreNamed)
{
    private const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>Reads the named env files, or the folder's <c>.env</c> when none is named.</summary>
    /// <param name="folder">Absolute path, see <see cref="WorkingFolder"/>.</param>
    public static ProjectEnvironment Read(string folder, LoadOptions options, ISourceLoader files, DiagnosticSink sink)
    {
        var variables = VariableScope
            .From(options.Variables.Select(static pair => new Variable(pair.Key, pair.Value, null)), options.IsWindows)
            .Under([new Variable("PWD", options.WorkingDirectory, null)]);
        var start = new ProjectEnvironment(variables, [], false);
        var named = Named(options);
        if (named.IsEmpty)
            return start.And(folder, options, files, sink);

        // Among listed files, later ones win and can refer to earlier values.
        var list = new VariableList();
        foreach (var path in named)
        {
            if (FoundFile.Read(path, DiscoveryDiagnostics.EnvFile, null, options.WorkingDirectory, files, sink) is not { } file)
                continue;
            foreach (var variable in DotEnv.Parse(file.Source, name => variables.Find(name)?.Value, sink, list.Find))
                list.Set(variable);
        }

        return new ProjectEnvironment(variables.Under(list.ToImmutable()), named, true);
    }

    /// <summary>
    /// Adds the <c>.env</c> of another folder at lower precedence; a no-op when env files were named or it was already read.
    /// </summary>
    public ProjectEnvironment And(string folder, LoadOptions options, ISourceLoader files, DiagnosticSink sink)
    {
        var path = Path.Combine(folder, ".env");
        if (AreNamed || Files.Contains(path) || IsSwitchedOff(options, sink) || !FoundFile.IsThere(path, files))
            return this;
        if (FoundFile.Read(path, DiscoveryDiagnostics.EnvFile, null, options.WorkingDirectory, files, sink) is not { } file)
            return this with { Files = Files.Add(path) };
        var added = DotEnv.Parse(file.Source, name => Variables.Find(name)?.Value, sink);
        return this with { Variables = Variables.Under(added), Files = Files.Add(path) };
    }

    internal ProjectEnvironment WithFallbacks(LoadOptions options) =>
        options.Fallbacks.Count == 0
            ? this
            : this with
            {
                Variables = Variables.Under(options.Fallbacks.Select(static pair => new Variable(pair.Key, pair.Value, null))),
            };

    /// <summary>
    /// The folder whose <c>.env</c> is read first: --project-directory, else the folder of the first local <c>-f</c>, else the current one.
    /// </summary>
    public static string WorkingFolder(LoadOptions options)
    {
        if (!string.IsNullOrEmpty(options.ProjectDirectory))
            return UserPath.Full(options.ProjectDirectory, options);
        foreach (var file in options.Files)
        {
            if (file == FoundFile.StandardInput)
                continue;
            if (options.Remote?.Accepts(file) == true)
                break;
            return Path.GetDirectoryName(UserPath.Full(file, options)) ?? "/";
        }

        return options.WorkingDirectory;
    }

    private static ImmutableArray<string> Named(LoadOptions options)
    {
        if (options.EnvFiles.Length > 0)
            return [.. options.EnvFiles.Select(path => UserPath.Full(path, options))];
        return options.Variables.TryGetValue("COMPOSE_ENV_FILES", out var list)
            ? [.. list.Split(',', Trimmed).Select(path => UserPath.Full(path, options))]
            : [];
    }

    private static bool IsSwitchedOff(LoadOptions options, DiagnosticSink sink)
    {
        const string Switch = "COMPOSE_DISABLE_ENV_FILE";
        if (!options.Variables.TryGetValue(Switch, out var value))
            return false;
        if (value is "1" or "t" or "T" or "true" or "True" or "TRUE")
            return true;
        if (value is not ("0" or "f" or "F" or "false" or "False" or "FALSE"))
            sink.Add(DiscoveryDiagnostics.NotBoolean(Switch, value, DiscoveryDiagnostics.Nowhere(Switch, value)));
        return false;
    }
}
