using Compose.Model;
using Compose.Model.Services;

namespace Compose.Planning.Plans;

/// <summary>Makes a service's image from its build section.</summary>
public interface IImageBuilder
{
    /// <summary>Builds and returns the image's id. Throws <see cref="StepException"/> or an engine's exception when it fails.</summary>
    /// <param name="image">The name the image gets.</param>
    Task<string> BuildAsync(Project project, Service service, string image, CancellationToken cancellationToken);
}
