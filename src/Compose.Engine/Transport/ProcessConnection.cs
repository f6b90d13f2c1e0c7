using System.Diagnostics;
using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;

namespace Compose.Engine.Transport;

/// <summary>A connection through the standard streams of a program, which dies with the connection.</summary>
internal sealed class ProcessConnection : DuplexStream
{
    /// <summary>How long a program that has closed its output may take to say why.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly EngineEndpoint _endpoint;
    private readonly StringBuilder _complaint = new();
    private readonly Task _listening;
    private bool _answered;

    public ProcessConnection(Process process, EngineEndpoint endpoint) : base(process.StandardOutput.BaseStream)
    {
        _process = process;
        _endpoint = endpoint;
        _listening = ListenAsync(process.StandardError);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count > 0)
            _answered = true;
        else if (!_answered && buffer.Length > 0)
            throw await WhyAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            await _process.StandardInput.BaseStream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) when (!_answered)
        {
            throw await WhyAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _process.StandardInput.BaseStream.Write(buffer);
        _process.StandardInput.BaseStream.Flush();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => _process.StandardInput.BaseStream.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => _process.StandardInput.BaseStream.FlushAsync(cancellationToken);

    public override ValueTask CloseWriteAsync(CancellationToken cancellation)
    {
        CloseInput();
        return default;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseInput();
            try
            {
                _process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It has ended by itself.
            }
            _process.Dispose();
        }
        base.Dispose(disposing);
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // The program has gone.
        }
    }

    private async Task ListenAsync(StreamReader complaints)
    {
        try
        {
            while (await complaints.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
            {
                if (_complaint.Length < 2000)
                    _complaint.AppendLine(line);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The connection was closed on our side.
        }
    }

    private async Task<EngineException> WhyAsync(CancellationToken cancellation)
    {
        await Task.WhenAny(_listening, Task.Delay(Farewell, cancellation)).ConfigureAwait(false);
        var said = _listening.IsCompleted ? _complaint.ToString().Trim() : "";
        var reason = said.Length > 0 ? said : "the connection was closed";
        return new(null, EngineException.CannotConnect(_endpoint, reason), _endpoint.Text) { IsUnreachable = true };
    }
}
