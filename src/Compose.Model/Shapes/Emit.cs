namespace Compose.Model.Shapes;

/// <summary>When `config` prints and hashes a value, following the reference's structures.</summary>
public enum Emit
{
    /// <summary>Unless empty: "", 0, false, an empty list or mapping.</summary>
    UnlessEmpty,

    /// <summary>In JSON unless empty, as in the reference; in YAML when given, since otherwise the text could not be read back.</summary>
    UnlessEmptyInJson,

    /// <summary>When given, even if false, 0 or empty.</summary>
    WhenGiven,

    /// <summary>When false: the default is true.</summary>
    UnlessOn,

    /// <summary>When false; in YAML also when true, since releases before v5 read an absent value as false.</summary>
    OptOut,

    /// <summary>Always in JSON, null when unset (command, entrypoint); in YAML when given.</summary>
    AlwaysInJson,

    /// <summary>Always in JSON, {} when unset (ipam, resources, placement); in YAML unless empty.</summary>
    AlwaysInJsonAsMapping,

    /// <summary>Never: consumed while loading (extends), or without effect (pull_refresh_after).</summary>
    Never,
}
