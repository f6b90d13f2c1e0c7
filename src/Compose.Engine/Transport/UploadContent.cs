using System.Net;
using System.Net.Http.Headers;

namespace Compose.Engine.Transport;

/// <summary>A request body of unknown length, read from a stream owned by the caller.</summary>
internal sealed class UploadContent : HttpContent
{
    private readonly Stream source;

    public UploadContent(Stream source)
    {
        this.source = source;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-tar");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => source.CopyToAsync(stream);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        source.CopyToAsync(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
