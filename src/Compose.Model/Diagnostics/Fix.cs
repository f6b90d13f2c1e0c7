using System.Collections.Immutable;
using Compose.Model.Text;

namespace Compose.Model.Diagnostics;

/// <summary>A change that mends a finding.</summary>
/// <param name="Title">What it does, as an order: "rename to `test`".</param>
public sealed record Fix(string Title, Applicability Applicability, ImmutableArray<TextEdit> Edits);
