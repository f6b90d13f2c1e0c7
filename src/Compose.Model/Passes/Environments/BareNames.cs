using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Model.Passes.Environments;

/// <summary>Names without a value in environment and build args, which take the value of the variable of that name.</summary>
internal static class BareNames
{
    /// <summary>
    /// Resolves items such as <c>- NAME</c>. In an include only these see its variables: <c>NAME:</c> in a mapping waits for the project's
    /// (spec 2.6).
    /// </summary>
    public static Mapping OfLists(Mapping model, VariableScope variables) => OfServices(model, variables, static entry => entry.IsItem);

    /// <summary>Resolves all names in the environments of services.</summary>
    public static Mapping OfServices(Mapping model, VariableScope variables) => OfServices(model, variables, static _ => true);

    private static Mapping OfServices(Mapping model, VariableScope variables, Func<Entry, bool> counts) =>
        model.Change(
            ComposeFile.ServicesKey,
            services =>
                services.Select(e =>
                    e.Value is Mapping service
                        ? service.Change(Service.EnvironmentKey, environment => Valued(environment, variables, counts))
                        : e.Value
                )
        );

    /// <summary>Gives each bare name its variable's value; without such a variable it stays bare.</summary>
    public static Mapping Valued(Mapping names, VariableScope variables) => Valued(names, variables, static _ => true);

    private static Mapping Valued(Mapping names, VariableScope variables, Func<Entry, bool> counts) =>
        names.Select(entry =>
            entry.Value.IsNull && counts(entry) && variables.Find(entry.Name) is { } variable ? Value(entry, variable) : entry.Value
        );

    private static Scalar Value(Entry entry, Variable variable) =>
        Scalar.String(entry.Value.At, variable.Value) with
        {
            Origin = new Origin(Step.Environment, variable.SetAt, variable.Name, entry.Value.Origin),
        };
}
