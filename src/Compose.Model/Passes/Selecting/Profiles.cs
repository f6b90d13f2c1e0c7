using System.Collections.Immutable;
using Compose.Model.Services;

namespace Compose.Model.Passes.Selecting;

/// <summary>Enables services by active profiles (spec 2.11).</summary>
internal static class Profiles
{
    public static bool Enable(Service service, ImmutableArray<string> active)
    {
        var own = service.Profiles;
        if (own.IsEmpty || active.Contains("*"))
            return true;
        foreach (var profile in own)
            if (active.Contains(profile))
                return true;
        return false;
    }

    /// <summary>The project with the services enabled that the profiles select.</summary>
    public static Project Apply(Project project, ImmutableArray<string> active)
    {
        var all = project
            .Services.Concat(project.DisabledServices)
            .OrderBy(s => s.Name, StringComparer.Ordinal)
            .ToLookup(s => Enable(s, active));
        return project with { Profiles = active, Services = [.. all[true]], DisabledServices = [.. all[false]] };
    }
}
