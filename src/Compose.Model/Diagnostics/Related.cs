using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>Another place that explains a finding, such as the first definition of a duplicate.</summary>
public sealed record Related(Location At, string Label);
