namespace Compose.Cli.Hosting;

/// <summary>The process's three streams as bytes.</summary>
internal sealed record StandardStreams(Stream In, Stream Out, Stream Err);
