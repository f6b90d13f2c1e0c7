using Compose.Model;
using Compose.Model.Services;

namespace Compose.Planning.Plans;

/// <summary>Builds a service's image from its build section.</summary>
public interface IImageBuilder
{
    /// <summary>Builds and returns the image id. Throws <see cref="StepException"/> or an engine's exception on failure.</summary>
    /// <param name="image">The tag of the image.</param>
    Task<string> BuildAsync(Project project, Service service, string image, CancellationToken cancellationToken);
}
