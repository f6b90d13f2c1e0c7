using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Model;
using Compose.Model.Inputs;

namespace Compose.Cli.Configs;

/// <summary>The input of all forms of `config`.</summary>
/// <param name="Adjust">Applies the flags that disable loading stages.</param>
/// <param name="Format">--format as given; null when not given.</param>
/// <param name="Explain">Whether origins are requested.</param>
internal sealed record ConfigRequest(
    Invocation Call,
    ImmutableArray<string> Services,
    Func<LoadOptions, LoadOptions> Adjust,
    string? Format,
    bool Explain
)
{
    public Project Load(CancellationToken cancellationToken) => Call.Load(Services, cancellationToken, Adjust);

    /// <summary>For output that does not depend on env_file: a missing one is tolerated.</summary>
    public Project LoadWithoutEnvironment(CancellationToken cancellationToken) =>
        Call.Load(Services, cancellationToken, options => Adjust(options) with { ResolveEnvironment = false });

    /// <summary>The request for the whole project. Warns that named services have no effect.</summary>
    /// <param name="flag">The flag that always prints all, without dashes.</param>
    /// <param name="what">What is printed.</param>
    public ConfigRequest OfAll(string flag, string what)
    {
        if (!Services.IsEmpty)
            Call.Warn($"service filtering is not applied when --{flag} is set: {what} will be rendered");
        return this with { Services = [] };
    }

    /// <summary>The format, which must be one of those listed; the first is the default.</summary>
    public string FormatOf(params ReadOnlySpan<string> formats)
    {
        if (Format is null)
            return formats[0];
        if (formats.Contains(Format))
            return Format;
        var known = formats.ToArray();
        throw new CommandFailed($"unsupported format \"{Format}\": use one of {string.Join(", ", known)}{DidYouMean.For(Format, known)}");
    }
}
