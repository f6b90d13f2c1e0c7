using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Networks of a service must be declared.</summary>
internal static class UndefinedNetworks
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        if (project.Declared(ComposeFile.NetworksKey) is not { } declared) return;
        foreach (var (key, _) in service.Node.EntriesAt(Service.NetworksKey))
            if (!declared.Contains(key.Text))
                project.Sink.Add(ConsistencyDiagnostics.Undefined(service.Name, "network", ComposeFile.NetworksKey, key.At, key.Text, declared.Entries));
    }
}
