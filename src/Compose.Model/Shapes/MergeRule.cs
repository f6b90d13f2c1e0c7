namespace Compose.Model.Shapes;

/// <summary>How a later file's value merges into an earlier one (spec 2.7). Implemented in Passes/Merging.</summary>
public enum MergeRule
{
    /// <summary>Mappings merge key by key, sequences append, scalars are replaced, null keeps the base.</summary>
    ByKind,

    /// <summary>Replaced, and null clears: command, entrypoint, healthcheck.test.</summary>
    Replace,

    /// <summary>Replaced as a whole, null keeps the base: one ulimit.</summary>
    ReplaceWhole,

    /// <summary>Both sides become a list of <c>key=value</c> and are appended, later keys win: environment, labels, dns, ...</summary>
    AsList,

    /// <summary>Both sides become a list and are appended, only exact duplicates are dropped: extra_hosts.</summary>
    AsListKeepingAll,

    /// <summary>A list of names becomes a mapping, then mappings merge: depends_on, networks, models.</summary>
    AsMapping,

    /// <summary>Text becomes <c>{context: text}</c>, then mappings merge.</summary>
    Build,

    /// <summary>Merged when the drivers agree or one is missing, else replaced.</summary>
    Logging,

    /// <summary>Keys replace one by one, but a list of a later file is refused.</summary>
    SshKeys,

    /// <summary>Pools are joined by subnet, with the reference's quirk.</summary>
    IpamConfig,
}
