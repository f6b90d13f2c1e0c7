using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>What a service depends on must be there. <c>required: false</c> excuses a disabled service, never an unknown one.</summary>
internal static class Dependencies
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        foreach (var (key, value) in service.Node.EntriesAt(Service.DependsOnKey))
        {
            if (project.Find(key.Text) is not null) continue;
            var optional = value is Mapping entry && entry[ServiceDependency.RequiredKey] is Scalar { Kind: ScalarKind.Bool, Text: "false" };
            if (optional && project.FindDisabled(key.Text) is not null) continue;
            References.Report(service.Name, key.At, key.Text, project);
        }
    }
}
