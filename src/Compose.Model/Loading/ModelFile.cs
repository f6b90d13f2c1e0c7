using Compose.Model.Syntax;

namespace Compose.Model.Loading;

/// <summary>A file on its way into a model.</summary>
/// <param name="Path">Absolute; <c>-</c> for standard input.</param>
internal sealed record ModelFile(string Path, YamlFile Yaml);
