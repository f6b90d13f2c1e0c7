using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Normalizing;

/// <summary><c>if_not_present</c> is an older word for <c>missing</c>.</summary>
internal static class PullPolicyAlias
{
    public static Mapping Apply(Mapping service) => service.ScalarAt(Service.PullPolicyKey) is { Text: "if_not_present" } alias
        ? service.With(Service.PullPolicyKey, alias with { Text = "missing", Origin = new Origin(Step.Implied, alias.At, "the newer word for `if_not_present`", alias.Origin) })
        : service;
}
