using Compose.Model.Resources;

namespace Compose.Planning.Plans;

/// <summary>Changes the model runner (spec, "models"). Each call throws <see cref="StepException"/> on failure.</summary>
public interface ILanguageModels
{
    /// <param name="tell">Receives progress messages.</param>
    Task PullAsync(ModelResource model, Action<string> tell, CancellationToken cancellationToken);

    /// <summary>Configures a model.</summary>
    /// <param name="withFlags">Whether to include runtime flags.</param>
    Task ConfigureAsync(ModelResource model, bool withFlags, CancellationToken cancellationToken);
}
