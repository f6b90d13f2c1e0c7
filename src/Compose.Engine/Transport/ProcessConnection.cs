using System.Diagnostics;
using System.Text;
using Compose.Engine.Contract;
using Compose.Engine.Streams;

namespace Compose.Engine.Transport;

/// <summary>A connection through the standard streams of a program, which ends with the connection.</summary>
internal sealed class ProcessConnection : DuplexStream
{
    /// <summary>How long a program that has closed its output may take to report why.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly Process process;
    private readonly EngineEndpoint endpoint;
    private readonly StringBuilder complaint = new();
    private readonly Task listening;
    private bool answered;

    public ProcessConnection(Process process, EngineEndpoint endpoint)
        : base(process.StandardOutput.BaseStream)
    {
        this.process = process;
        this.endpoint = endpoint;
        listening = ListenAsync(process.StandardError);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count > 0)
            answered = true;
        else if (!answered && buffer.Length > 0)
            throw await WhyAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            await process.StandardInput.BaseStream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) when (!answered)
        {
            throw await WhyAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        process.StandardInput.BaseStream.Write(buffer);
        process.StandardInput.BaseStream.Flush();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => process.StandardInput.BaseStream.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => process.StandardInput.BaseStream.FlushAsync(cancellationToken);

    public override ValueTask CloseWriteAsync(CancellationToken cancellationToken)
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
                process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It has exited.
            }
            process.Dispose();
        }
        base.Dispose(disposing);
    }

    private void CloseInput()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // The program has exited.
        }
    }

    private async Task ListenAsync(StreamReader complaints)
    {
        try
        {
            while (await complaints.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
            {
                if (complaint.Length < 2000)
                    complaint.AppendLine(line);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // We closed the connection.
        }
    }

    private async Task<EngineException> WhyAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(listening, Task.Delay(Farewell, cancellationToken)).ConfigureAwait(false);
        var said = listening.IsCompleted ? complaint.ToString().Trim() : "";
        var reason = said.Length > 0 ? said : "the connection was closed";
        return new(null, EngineException.CannotConnect(endpoint, reason), endpoint.Text) { IsUnreachable = true };
    }
}
