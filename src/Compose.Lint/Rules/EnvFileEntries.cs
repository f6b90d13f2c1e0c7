using System.Text;
using Compose.Model.Diagnostics;
using Compose.Model.Discovery;
using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Text;
using Compose.Model.Variables;

namespace Compose.Lint.Rules;

/// <summary>The env files that services name, and what they set. A file that cannot be read has its own finding.</summary>
internal static class EnvFileEntries
{
    /// <summary>The existing env files of a service in all compose files, in order, each with its absolute path.</summary>
    public static IEnumerable<(Scalar Path, string File)> Of(Service service, LintContext context) =>
        from raw in context.Project.RawServices()
        where raw.Name.Text == service.Name
        from path in Paths(raw.Service[Service.EnvFileKey])
        where path.Text.Length > 0 && !path.Text.Contains('$') && !path.Text.Contains('\0')
        let file = Path.GetFullPath(Path.Combine(context.Project.Directory, path.Text))
        where context.Files.FileExists(file)
        select (path, file);

    /// <summary>The variables of a file, in its order.</summary>
    /// <param name="outside">Values from outside the file.</param>
    public static List<Variable> Read(string file, Func<string, string?> outside, LintContext context)
    {
        try
        {
            return context.Files.TryRead(file, out var bytes)
                ?
                [
                    .. DotEnv.Parse(
                        new SourceText(ShownPath.Of(file, context.Project.Directory), Encoding.UTF8.GetString(bytes)),
                        outside,
                        new DiagnosticSink()
                    ),
                ]
                : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static IEnumerable<Scalar> Paths(Node? files) =>
        files switch
        {
            Scalar one => [one],
            Mapping { } entry when entry[EnvFile.FormatKey] is null && entry[EnvFile.PathKey] is Scalar path => [path],
            Sequence list => list.Items.SelectMany(Paths),
            _ => [],
        };
}
