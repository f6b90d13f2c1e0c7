namespace Compose.Model.Diagnostics;

/// <summary>How bad a finding is, least first.</summary>
public enum Severity
{
    Style,
    Info,
    Warning,
    Error,
}
