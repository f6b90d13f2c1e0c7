using System.Collections.Immutable;
using System.Globalization;
using Compose.Model.Services;
using Compose.Planning.Naming;

namespace Compose.Planning.Requests;

/// <summary>The labels of a container: the user's, overridden by those that identify it.</summary>
internal static class ContainerLabels
{
    public static ImmutableSortedDictionary<string, string> Of(ContainerRequest request)
    {
        var (project, service) = (request.Project, request.Service);
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in service.Labels)
            labels[name] = value;

        labels[Labels.Project] = project.Name;
        labels[Labels.Service] = service.Name;
        labels[Labels.Version] = Labels.OwnVersion;
        labels[Labels.WorkingDirectory] = project.Directory;
        labels[Labels.ConfigFiles] = string.Join(',', project.ComposeFiles);
        if (!project.EnvFiles.IsEmpty)
            labels[Labels.EnvironmentFiles] = string.Join(',', project.EnvFiles);
        labels[Labels.OneOff] = request.OneOff is null ? Labels.False : Labels.True;
        labels[Labels.DependsOn] = DependsOn(service);
        if (request.Number is { } number)
            labels[Labels.Number] = number.ToString(CultureInfo.InvariantCulture);
        if (request.OneOff is { } oneOff)
        {
            labels[Labels.Slug] = oneOff.Slug;
            labels[Labels.Announced] = Labels.True;
        }

        labels[Labels.ConfigHash] = request.ConfigHash;
        if (request.Image?.Digest is { } digest)
            labels[Labels.Image] = digest;
        if (request.ImageVolumes is { } volumes)
            labels[Labels.ImageVolumeDigest] = volumes;
        if (request.Replaces is not null)
            labels[Labels.Replace] = request.Names.WithoutProject(request.Name);
        if (request is { Rolls: true, Replaces.Id: var previous })
            labels[Labels.Previous] = previous;
        return labels.ToImmutable();
    }

    /// <summary><c>db:service_healthy:false,cache:service_started:true</c>, sorted by name.</summary>
    private static string DependsOn(Service service) =>
        string.Join(
            ',',
            service
                .DependsOn.OrderBy(dependency => dependency.Name, StringComparer.Ordinal)
                .Select(dependency => $"{dependency.Name}:{ConditionOf(dependency.Condition)}:{(dependency.Restart ? "true" : "false")}")
        );

    public static string ConditionOf(DependencyCondition condition) =>
        condition switch
        {
            DependencyCondition.Healthy => "service_healthy",
            DependencyCondition.CompletedSuccessfully => "service_completed_successfully",
            _ => "service_started",
        };
}
