using Compose.Model.Resources;
using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Passes.Normalizing;

/// <summary>Connects services without networks to <c>default</c>, which is declared only when used.</summary>
internal static class DefaultNetwork
{
    public static Mapping Apply(Mapping model)
    {
        if (model[ComposeFile.ServicesKey] is not Mapping services)
            return model;
        Mapping? user = null;
        services = services.Select(entry =>
        {
            if (entry.Value is not Mapping service)
                return entry.Value;
            var attached = Attached(service);
            if (attached[Service.NetworksKey] is Mapping networks && networks.Contains(Network.DefaultKey))
                user ??= service;
            return attached;
        });
        model = model.With(ComposeFile.ServicesKey, services);
        if (user is null || model[ComposeFile.NetworksKey] is Scalar { IsNull: false } or Sequence)
            return model;
        if (model.MappingAt(ComposeFile.NetworksKey) is { } declared && declared.Contains(Network.DefaultKey))
            return model;

        var network = Implied.Mapping(user.At, Step.Implied, "a service uses the default network");
        return model.With(
            ComposeFile.NetworksKey,
            (model.MappingAt(ComposeFile.NetworksKey) ?? new Mapping(user.At, [])).With(Network.DefaultKey, network)
        );
    }

    private static Mapping Attached(Mapping service)
    {
        if (
            service.Contains(Service.ProviderKey)
            || service.Contains(Service.NetworkModeKey)
            || service[Service.NetworksKey] is not (null or Mapping { Count: 0 })
        )
            return service;
        var network = Scalar.Null(service.At) with { Origin = new Origin(Step.Implied, null, "no `networks` are set") };
        return service.With(
            Service.NetworksKey,
            new Mapping(service.At, [Implied.Entry(Network.DefaultKey, network)]) { Origin = network.Origin }
        );
    }
}
