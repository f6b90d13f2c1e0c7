using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Model.Passes.Normalizing;

/// <summary>Makes the implicit explicit, so that later stages need not know the rules (spec 2.10).</summary>
internal static class Normalizer
{
    /// <param name="variables">The source of values for bare names; null: they stay bare.</param>
    public static Mapping Apply(Mapping model, string projectName, VariableScope? variables)
    {
        model = model.Change(
            ComposeFile.ServicesKey,
            services => services.Select(e => e.Value is Mapping service ? OfService(service, variables) : e.Value)
        );
        model = DefaultNetwork.Apply(model);
        return ResourceNames.Apply(model, projectName);
    }

    private static Mapping OfService(Mapping service, VariableScope? variables)
    {
        service = ServiceValues.PullPolicy(service);
        service = ServiceValues.Build(service, variables);
        if (variables is not null)
            service = service.Change(Service.EnvironmentKey, environment => Environments.BareNames.Valued(environment, variables));
        service = ImpliedDependencies.Apply(service);
        service = ServiceValues.MountTargets(service);
        return ServiceValues.HookImages(service);
    }
}
