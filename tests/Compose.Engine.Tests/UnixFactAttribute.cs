using Xunit;

namespace Compose.Engine.Tests;

/// <summary>A fact of systems with shell scripts and modes. On Windows it is not part of the suite.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no shell scripts";
    }
}
