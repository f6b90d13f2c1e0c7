using Compose.Planning.Plans;
using Compose.Planning.Steps;

namespace Compose.Planning.Convergence;

/// <summary>Language models: pulls missing ones, and configures all, as their configuration cannot be queried.</summary>
internal static class ModelPlanning
{
    public static void Plan(Draft draft)
    {
        if (draft.Project.Models.IsEmpty)
            return;
        if (draft.Observed.Models is not { } observed)
        {
            draft.Builder.Refuse(PlanDiagnostics.ModelsUnsupported(draft.Project.Models[0]));
            return;
        }

        foreach (var model in draft.Project.Models)
        {
            int[] pulled =
                model.Model is { } reference && !observed.Has(reference) ? [draft.Add(new PullModel(model, "not found"), [])] : [];
            draft.ModelReady[model.Key] = draft.Add(
                new ConfigureModel(model, observed.TakesFlags, "its current settings are unknown"),
                pulled
            );
            if (!model.RuntimeFlags.IsEmpty && !observed.TakesFlags)
                draft.Builder.Warn(
                    $"{model.PlaceOf("runtime_flags")}: the runtime_flags of model {model.Key} are ignored: they require Docker Model plugin 1.0.6 or later, and this one is {observed.Release ?? "of unknown version"}"
                );
        }
    }
}
