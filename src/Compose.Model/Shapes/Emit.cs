namespace Compose.Model.Shapes;

/// <summary>When a value is printed by `config` and hashed, as the reference's structures do.</summary>
public enum Emit
{
    /// <summary>Unless empty: "", 0, false, an empty list or mapping.</summary>
    UnlessEmpty,

    /// <summary>In JSON unless empty, as the reference; in YAML when given, since without it the text could not be read again.</summary>
    UnlessEmptyInJson,

    /// <summary>When it was given, even if false, 0 or empty.</summary>
    WhenGiven,

    /// <summary>When it is off: what nobody switched off is on.</summary>
    UnlessOn,

    /// <summary>
    /// When it is off; in YAML, which releases before v5 may have to read, also when it is on, since they take silence for off.
    /// </summary>
    OptOut,

    /// <summary>Always in JSON, null when unset (command, entrypoint); in YAML when given.</summary>
    AlwaysInJson,

    /// <summary>Always in JSON, {} when unset (ipam, resources, placement); in YAML unless empty.</summary>
    AlwaysInJsonAsMapping,

    /// <summary>Never: consumed while loading (extends), or without effect (pull_refresh_after).</summary>
    Never,
}
