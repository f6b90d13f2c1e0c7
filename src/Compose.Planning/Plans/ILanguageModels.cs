using Compose.Model.Resources;

namespace Compose.Planning.Plans;

/// <summary>
/// Changes what runs language models beside the engine (spec, "models"). Each call throws <see cref="StepException"/> when it fails.
/// </summary>
public interface ILanguageModels
{
    /// <param name="tell">What it says meanwhile, for people.</param>
    Task PullAsync(ModelResource model, Action<string> tell, CancellationToken cancellationToken);

    /// <summary>Says how a model is run from now on.</summary>
    /// <param name="withFlags">Whether the flags of the program behind it are said too.</param>
    Task ConfigureAsync(ModelResource model, bool withFlags, CancellationToken cancellationToken);
}
