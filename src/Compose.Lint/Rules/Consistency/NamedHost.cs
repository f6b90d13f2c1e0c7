using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;

namespace Compose.Lint.Rules.Consistency;

/// <summary>A host that the environment or the command of a service names.</summary>
internal readonly record struct NamedHost(Scalar Text, HostInText Host)
{
    /// <summary>Location of the host alone, unless the text before it may be a password.</summary>
    public Location At
    {
        get
        {
            var name = Host.ToString();
            var start = Text.Text.Contains('@') ? -1 : Text.At.Typed().LastIndexOf(name, StringComparison.Ordinal);
            return start < 0 ? Text.At : Text.At.Part(start, name.Length);
        }
    }

    /// <summary>Whether the location holds what may be a password.</summary>
    public bool IsSecret => At == Text.At && Text.Text.Contains('@');

    public static IEnumerable<NamedHost> AllOf(Service service)
    {
        foreach (var (key, value) in service.Texts(Service.EnvironmentKey))
        {
            if (key.EndsWith("_HOST", StringComparison.OrdinalIgnoreCase) && !key.StartsWith("VIRTUAL", StringComparison.OrdinalIgnoreCase))
                yield return new NamedHost(value, new HostInText(value.Text, null));
            foreach (var host in HostInText.AllOf(value.Text))
                yield return new NamedHost(value, host);
        }

        foreach (var word in service.Items(Service.EntrypointKey).Concat(service.Items(Service.CommandKey)))
            foreach (var host in HostInText.AllOf(word.Text))
                yield return new NamedHost(word, host);
    }
}
