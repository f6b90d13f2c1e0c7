using Compose.Engine.Contract;

namespace Compose.Engine.Build;

/// <summary>
/// Reads BuildKit's <c>control.StatusResponse</c> (moby/buildkit, api/services/control/control.proto). Unknown fields are skipped.
/// </summary>
public static class SolveStatusReader
{
    /// <exception cref="EngineException">The message is malformed.</exception>
    public static SolveStatus Read(ReadOnlySpan<byte> message)
    {
        List<BuildVertex> vertexes = [];
        List<BuildProgress> progress = [];
        List<BuildLog> logs = [];
        List<BuildWarning> warnings = [];
        try
        {
            var reader = new ProtoReader(message);
            while (reader.Next())
            {
                switch (reader.Field)
                {
                    case 1:
                        vertexes.Add(Vertex(reader.Bytes));
                        break;
                    case 2:
                        progress.Add(Progress(reader.Bytes));
                        break;
                    case 3:
                        logs.Add(Log(reader.Bytes));
                        break;
                    case 4:
                        warnings.Add(Warning(reader.Bytes));
                        break;
                }
            }
        }
        catch (FormatException error)
        {
            throw new EngineException(null, $"the builder sent a status that cannot be read: {error.Message}", "POST /build", error);
        }
        return new()
        {
            Vertexes = vertexes,
            Progress = progress,
            Logs = logs,
            Warnings = warnings,
        };
    }

    private static BuildVertex Vertex(ReadOnlySpan<byte> bytes)
    {
        var vertex = new BuildVertex();
        List<string> inputs = [];
        var reader = new ProtoReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    vertex = vertex with { Digest = reader.Text };
                    break;
                case 2:
                    inputs.Add(reader.Text);
                    break;
                case 3:
                    vertex = vertex with { Name = reader.Text };
                    break;
                case 4:
                    vertex = vertex with { Cached = reader.Number != 0 };
                    break;
                case 5:
                    vertex = vertex with { Started = reader.Time };
                    break;
                case 6:
                    vertex = vertex with { Completed = reader.Time };
                    break;
                case 7:
                    vertex = vertex with { Error = reader.Text };
                    break;
            }
        }
        return vertex with { Inputs = inputs };
    }

    private static BuildProgress Progress(ReadOnlySpan<byte> bytes)
    {
        var progress = new BuildProgress();
        var reader = new ProtoReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    progress = progress with { Id = reader.Text };
                    break;
                case 2:
                    progress = progress with { Vertex = reader.Text };
                    break;
                case 3:
                    progress = progress with { Name = reader.Text };
                    break;
                case 4:
                    progress = progress with { Current = (long)reader.Number };
                    break;
                case 5:
                    progress = progress with { Total = (long)reader.Number };
                    break;
                case 6:
                    progress = progress with { Timestamp = reader.Time };
                    break;
                case 7:
                    progress = progress with { Started = reader.Time };
                    break;
                case 8:
                    progress = progress with { Completed = reader.Time };
                    break;
            }
        }
        return progress;
    }

    private static BuildLog Log(ReadOnlySpan<byte> bytes)
    {
        var log = new BuildLog();
        var reader = new ProtoReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    log = log with { Vertex = reader.Text };
                    break;
                case 2:
                    log = log with { Timestamp = reader.Time };
                    break;
                case 3:
                    log = log with { Stream = (int)reader.Number };
                    break;
                case 4:
                    log = log with { Message = reader.Bytes.ToArray() };
                    break;
            }
        }
        return log;
    }

    private static BuildWarning Warning(ReadOnlySpan<byte> bytes)
    {
        var warning = new BuildWarning();
        List<string> detail = [];
        var reader = new ProtoReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    warning = warning with { Vertex = reader.Text };
                    break;
                case 2:
                    warning = warning with { Level = (int)reader.Number };
                    break;
                case 3:
                    warning = warning with { Short = reader.Text };
                    break;
                case 4:
                    detail.Add(reader.Text);
                    break;
                case 5:
                    warning = warning with { Url = reader.Text };
                    break;
            }
        }
        return warning with { Detail = detail };
    }
}
