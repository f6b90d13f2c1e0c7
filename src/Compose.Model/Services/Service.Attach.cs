using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Whether `up` shows the service's logs; true unless switched off.</summary>
    public bool Attach => Flag("attach") ?? true;

    private static Shape AttachShape => new FlagShape
    {
        Description = "Whether `up` shows the service's logs; true unless switched off.",
        Emit = Emit.WhenGiven,
    };
}
