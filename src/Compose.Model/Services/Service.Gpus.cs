using System.Collections.Immutable;
using Compose.Model.Shapes;
using Compose.Model.Syntax;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Graphics processors; a count of -1 asks for all.</summary>
    public ImmutableArray<DeviceRequest> Gpus => Items("gpus", static node => new DeviceRequest(node));

    private static Shape GpusShape => new EitherShape
    {
        Description = "Graphics processors: `all`, or what each must be able to do.",
        Text = new TextShape { Values = ["all"] },
        List = new ListShape(DeviceRequest.GpuShape),
        FromText = static all => LongForm.ListOf(LongForm.Keyed("count", Scalar.Int(all.At, -1))),
    };
}
