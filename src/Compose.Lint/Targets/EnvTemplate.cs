using System.Collections.Immutable;
using Compose.Lint.Rules;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Inputs;
using Compose.Model.Variables;

namespace Compose.Lint.Targets;

/// <summary>A file beside a project that lists its variables, meant to be copied to <c>.env</c> and filled in.</summary>
/// <param name="FileName">Without its folder.</param>
/// <param name="Values">Empty ones and placeholders included.</param>
internal sealed record EnvTemplate(string FileName, ImmutableArray<Variable> Values)
{
    private const string Copy = ".env";
    private static readonly string[] FileNames =
    [
        ".env.example",
        ".env.sample",
        ".env.template",
        "env.template",
        "example.env",
        ".env.dist",
        "defaults.env",
        "default.env",
        "env.example",
        "env.sample",
    ];

    /// <summary>
    /// The values to lint with. Text to be filled in is no value: a port `&lt;your port&gt;` would be an error that the filled-in copy
    /// does not have.
    /// </summary>
    public IReadOnlyDictionary<string, string> Usable =>
        Values.Where(static v => !Placeholder.Is(v.Value)).ToDictionary(static v => v.Name, static v => v.Value, StringComparer.Ordinal);

    /// <summary>Null when the folder has none, or has the file it is a template of.</summary>
    public static EnvTemplate? In(string folder, LoadOptions options, ISourceLoader files)
    {
        var unheard = new DiagnosticSink();
        if (Read(Copy) is not null)
            return null;
        foreach (var name in FileNames)
            if (Read(name) is { } template)
                return new EnvTemplate(name, DotEnv.Parse(template.Source, options.Variables.GetValueOrDefault, unheard));
        return null;

        FoundFile? Read(string name) =>
            FoundFile.Read(Path.Combine(folder, name), "env file", null, options.WorkingDirectory, files, unheard);
    }
}
