using Compose.Cli.Failures;
using Compose.Cli.Hosting;
using Compose.Files;

namespace Compose.Cli.Plugins;

/// <summary>Puts this program in a plugin's place, and takes it away again. What was there before is kept beside it.</summary>
internal static class PluginInstallation
{
    /// <summary>Installs this program.</summary>
    /// <param name="copies">As a copy instead of a link, which an update of this program does not reach.</param>
    /// <returns>Where the former file is kept; null when there was none.</returns>
    /// <exception cref="CommandFailed">The folder cannot be written, or already keeps another file.</exception>
    public static string? Install(Host host, PluginFile place, bool copies)
    {
        var program = ProgramOf(host);
        if (program == place.Path)
            return null;
        var kept = place.IsTaken && !place.IsOurs ? PluginFiles.KeptBeside(place.Path) : null;
        if (kept is not null && IsTaken(kept))
            throw new CommandFailed($"{kept} keeps another file already, so {place.Path} cannot be kept; move one of them away");
        Write(
            place,
            () =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(place.Path)!); // a plugin is in a folder
                var beside = $"{PluginFiles.KeptBeside(place.Path)}.{Guid.NewGuid():N}";
                if (copies || OperatingSystem.IsWindows())
                    File.Copy(program, beside);
                else
                    File.CreateSymbolicLink(beside, program);
                if (kept is not null)
                    File.Move(place.Path, kept);
                File.Move(beside, place.Path, overwrite: true);
            }
        );
        return kept;
    }

    /// <summary>Removes this program, and puts back what was there before.</summary>
    /// <returns>The path of the kept file that is back; null when none was kept.</returns>
    /// <exception cref="CommandFailed">The file is not this program, or cannot be removed.</exception>
    public static string? Uninstall(PluginFile place)
    {
        if (!place.IsTaken)
            throw new CommandFailed($"{place.Path} does not exist: nothing is installed there");
        if (!place.IsOurs)
            throw new CommandFailed($"{place.Path} is not this program, but {place.Description}; remove it by hand if it is to go");
        var kept = PluginFiles.KeptBeside(place.Path);
        var restores = IsTaken(kept);
        Write(
            place,
            () =>
            {
                if (restores)
                    File.Move(kept, place.Path, overwrite: true);
                else
                    File.Delete(place.Path);
            }
        );
        return restores ? kept : null;
    }

    private static string ProgramOf(Host host)
    {
        if (Path.GetFileNameWithoutExtension(host.Executable) is "" or "dotnet")
            throw new CommandFailed("this program was started by dotnet, which docker does not do; install a native binary");
        return host.Executable;
    }

    private static bool IsTaken(string path) => File.Exists(path) || new FileInfo(path).LinkTarget is not null;

    private static void Write(PluginFile place, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (FileTrouble.IsCause(error))
        {
            throw new CommandFailed(
                $"{place.Path} cannot be changed: {FileTrouble.Reason(error)}"
                    + (place.Scope == "system" ? "; do it as root, or without --system for yourself alone" : "")
            );
        }
    }
}
