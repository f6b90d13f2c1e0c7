using Compose.Model.Services;
using Compose.Model.Syntax;

namespace Compose.Model.Validation;

/// <summary>Mount targets are unique across tmpfs and volumes.</summary>
internal static class MountTargets
{
    public static void Check(Service service, ConsistencyChecks project)
    {
        Dictionary<string, Scalar>? taken = null;
        foreach (var item in service.Node.ItemsAt(Service.TmpfsKey))
            if (item is Scalar tmpfs)
                Take(tmpfs.Text.Split(':')[0], tmpfs);
        foreach (var item in service.Node.ItemsAt(Service.VolumesKey))
            if (item is Mapping mount && mount.ScalarAt(ServiceVolume.TargetKey) is { } target)
                Take(target.Text, target);

        void Take(string path, Scalar at)
        {
            taken ??= new Dictionary<string, Scalar>(StringComparer.Ordinal);
            if (taken.TryAdd(path, at))
                return;
            project.Sink.Add(
                ConsistencyDiagnostics
                    .SameMountTarget.At(at.At, $"`{path}` is already mounted in service `{service.Name}`")
                    .See(taken[path].At, "first mounted here")
                    .WithHelp("give one of them another path, or remove it")
            );
        }
    }
}
