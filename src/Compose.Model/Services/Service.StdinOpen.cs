using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Whether standard input stays open.</summary>
    public bool StdinOpen => Flag("stdin_open") ?? false;

    private static Shape StdinOpenShape => new FlagShape { Description = "Whether standard input stays open.", Cast = Cast.Bool };
}
