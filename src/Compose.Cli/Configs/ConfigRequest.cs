using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Model;
using Compose.Model.Inputs;

namespace Compose.Cli.Configs;

/// <summary>What a form of `config` prints from.</summary>
/// <param name="Adjust">The flags that switch stages of loading off.</param>
/// <param name="Format">--format as given; null when not.</param>
/// <param name="Explain">Whether origins are asked for.</param>
internal sealed record ConfigRequest(
    Invocation Call,
    ImmutableArray<string> Services,
    Func<LoadOptions, LoadOptions> Adjust,
    string? Format,
    bool Explain
)
{
    public Project Load(CancellationToken cancellationToken) => Call.Load(Services, cancellationToken, Adjust);

    /// <summary>For what no env_file of a service has a part in: one that is missing is no obstacle.</summary>
    public Project LoadWithoutEnvironment(CancellationToken cancellationToken) =>
        Call.Load(Services, cancellationToken, options => Adjust(options) with { ResolveEnvironment = false });

    /// <summary>The request for the whole project. That services were named is told to be in vain.</summary>
    /// <param name="flag">The flag that always prints all, without dashes.</param>
    /// <param name="what">What is printed.</param>
    public ConfigRequest OfAll(string flag, string what)
    {
        if (!Services.IsEmpty)
            Call.Warn($"service filtering is not applied when --{flag} is set: {what} will be rendered");
        return this with { Services = [] };
    }

    /// <summary>The format, which must be one of the given; the first is the default.</summary>
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
