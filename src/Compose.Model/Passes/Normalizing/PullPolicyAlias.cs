using Compose.Model.Syntax;

namespace Compose.Model.Passes.Normalizing;

/// <summary><c>if_not_present</c> is an older word for <c>missing</c>.</summary>
internal static class PullPolicyAlias
{
    public static Mapping Apply(Mapping service) => service.ScalarAt("pull_policy") is { Text: "if_not_present" } alias
        ? service.With("pull_policy", alias with { Text = "missing", Origin = new Origin(Step.Implied, alias.At, "the newer word for `if_not_present`", alias.Origin) })
        : service;
}
