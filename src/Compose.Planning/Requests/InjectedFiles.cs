using System.Collections.Immutable;
using System.Formats.Tar;
using System.Globalization;
using System.Text;
using Compose.Model;
using Compose.Model.Services;
using Compose.Model.Text;

namespace Compose.Planning.Requests;

/// <summary>A secret or config with inline content: a file copied into a container before its start.</summary>
/// <param name="Path">Absolute, in the container.</param>
/// <param name="Mode">Permission bits.</param>
internal sealed record InjectedFile(string Path, string Content, int Mode, int Uid, int Gid, Location At)
{
    // Read-only for everybody (spec, "Secrets": mode).
    private const int DefaultMode = 0x124; // 0444

    public static InjectedFile Of(FileMount use, string path, string content) =>
        new(path, content, use.Mode ?? DefaultMode, Number(use.Uid), Number(use.Gid), use.At);

    private static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : 0;

    // The default implementation would print the members, which hold secrets.
    public override string ToString() => Path;
}

/// <summary>The files to copy into a service's containers.</summary>
internal static class InjectedFiles
{
    public static ImmutableArray<InjectedFile> Of(Project project, Service service)
    {
        var files = ImmutableArray.CreateBuilder<InjectedFile>();
        foreach (var use in service.Configs)
            if (
                project.FindConfig(use.Source) is { File: null, External: false } config
                && (config.Content ?? ValueOf(project, config.Environment)) is { } content
            )
                files.Add(InjectedFile.Of(use, FileMounts.ConfigTarget(use), content));
        foreach (var use in service.Secrets)
            if (
                project.FindSecret(use.Source) is { File: null, External: false } secret
                && ValueOf(project, secret.Environment) is { } content
            )
                files.Add(InjectedFile.Of(use, FileMounts.SecretTarget(use), content));
        return files.ToImmutable();
    }

    /// <summary>A tar archive to extract at the root.</summary>
    public static MemoryStream ToTar(ImmutableArray<InjectedFile> files, DateTimeOffset modified)
    {
        var stream = new MemoryStream();
        using (var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var file in files)
            {
                tar.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, file.Path.TrimStart('/'))
                    {
                        DataStream = new MemoryStream(Encoding.UTF8.GetBytes(file.Content)),
                        Mode = (UnixFileMode)file.Mode,
                        Uid = file.Uid,
                        Gid = file.Gid,
                        ModificationTime = modified,
                    }
                );
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static string? ValueOf(Project project, string? variable) =>
        variable is not null && project.Variables.TryGet(variable, out var value) ? value : null;
}
