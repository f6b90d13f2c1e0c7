using System.ComponentModel;
using System.Diagnostics;

namespace Compose.Engine.Contract;

/// <summary>Finds and runs programs in the given environment rather than that of this process.</summary>
internal static class Executable
{
    /// <summary>Starts a program with all its streams redirected.</summary>
    /// <exception cref="EngineException">It does not exist, or is not executable.</exception>
    public static Process Start(string name, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> variables, string purpose)
    {
        var info = new ProcessStartInfo(Find(name, variables) ?? throw NotFound(null))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        info.Environment.Clear();
        foreach (var (key, value) in variables)
            info.Environment[key] = value;
        try
        {
            return Process.Start(info) ?? throw NotFound(null);
        }
        catch (Exception error) when (error is Win32Exception or FileNotFoundException)
        {
            throw NotFound(error);
        }

        EngineException NotFound(Exception? inner) =>
            new(null, $"cannot run {name}, which is needed {purpose}: is it installed and in PATH?", name, inner);
    }

    private static string? Find(string name, IReadOnlyDictionary<string, string> variables)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat", ""] : [""];
        var path = variables.GetValueOrDefault("PATH") ?? variables.GetValueOrDefault("Path") ?? "";
        foreach (var directory in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var ending in endings)
            {
                var file = Path.Combine(directory, name + ending);
                if (File.Exists(file))
                    return file;
            }
        }
        return null;
    }
}
