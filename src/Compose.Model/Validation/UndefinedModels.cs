using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Models of a service must be declared.</summary>
internal static class UndefinedModels
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        if (project.Declared(ComposeFile.ModelsKey) is not { } declared) return;
        foreach (var (key, _) in service.Node.EntriesAt(Service.ModelsKey))
            if (!declared.Contains(key.Text))
                project.Sink.Add(ConsistencyDiagnostics.Undefined(service.Name, "model", ComposeFile.ModelsKey, key.At, key.Text, declared.Entries));
    }
}
