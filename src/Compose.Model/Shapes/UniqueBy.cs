namespace Compose.Model.Shapes;

/// <summary>What identifies a list item, so that a later one replaces an earlier one (spec 2.7, unicity).</summary>
public enum UniqueBy
{
    Nothing,

    /// <summary>The text before the first <c>=</c>.</summary>
    Key,

    /// <summary>The whole text.</summary>
    Text,

    /// <summary>host_ip:published:target/protocol.</summary>
    Port,

    /// <summary>The path in the container: volumes, devices.</summary>
    Target,

    /// <summary>target, else <c>/source</c>.</summary>
    ConfigTarget,

    /// <summary>target, else <c>/run/secrets/source</c>.</summary>
    SecretTarget,

    /// <summary>The path of an env_file.</summary>
    Path,
}
