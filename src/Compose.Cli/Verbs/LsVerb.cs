using System.Collections.Immutable;
using Compose.Cli.Calls;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Formatting;
using Compose.Cli.Patterns;
using Compose.Engine.Contract;
using Compose.Engine.Wire;
using Compose.Planning.Naming;

namespace Compose.Cli.Verbs;

/// <summary>Lists projects with containers on the engine.</summary>
internal static class LsVerb
{
    public static VerbCommand Create()
    {
        var all = Flag.Switch("all", "a", "Show all projects, stopped ones too");
        var filter = Flag.List("filter", null, "Filter projects by name", "name=PATTERN");
        var format = Flag.Format("table", "json", "pretty");
        var quiet = Flag.Switch("quiet", "q", "Only print names");
        return new VerbCommand("ls", "List projects")
        {
            Group = VerbGroup.Look,
            Options = { all, filter, format, quiet },
            Examples = [("ls -a", "Include stopped projects"), ("ls --filter name=^shop", "Projects whose name begins with shop")],
            Run = async (call, cancellationToken) =>
            {
                var fits = NameFilter(call.Get(filter));
                var containers = await call
                    .Engine.ListContainersAsync(Filters.None.Label(Labels.Project), call.Get(all), cancellationToken)
                    .ConfigureAwait(false);
                var rows = containers
                    .GroupBy(static c => c.Labels[Labels.Project])
                    .Where(g => fits(g.Key))
                    .OrderBy(static g => g.Key, StringComparer.Ordinal)
                    .Select(static g => (Name: g.Key, Status: StatusOf(g), Files: FilesOf(g)))
                    .ToList();
                if (call.Get(quiet))
                {
                    foreach (var row in rows)
                        call.Out.WriteLine(row.Name);
                }
                else if (call.Get(format) == "json")
                {
                    call.Out.WriteLine(
                        Row.ToJson(rows.Select(static r => new Row(("Name", r.Name), ("Status", r.Status), ("ConfigFiles", r.Files))))
                    );
                }
                else
                {
                    var table = Table.Wide().Add("NAME", "STATUS", "CONFIG FILES");
                    foreach (var row in rows)
                        table.Add(row.Name, row.Status, row.Files);
                    call.Out.Write(table);
                }

                return ExitCode.Ok;
            },
        };
    }

    /// <summary>Project names for completion.</summary>
    public static async Task<IEnumerable<string>> NamesAsync(Invocation call, CancellationToken cancellationToken)
    {
        var containers = await call
            .Engine.ListContainersAsync(Filters.None.Label(Labels.Project), all: true, cancellationToken)
            .ConfigureAwait(false);
        return containers.Select(static c => c.Labels[Labels.Project]).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary><c>exited(1), running(2)</c></summary>
    private static string StatusOf(IEnumerable<ContainerSummary> containers) =>
        string.Join(
            ", ",
            containers
                .GroupBy(static c => c.State)
                .OrderBy(static g => g.Key, StringComparer.Ordinal)
                .Select(static g => $"{g.Key}({g.Count()})")
        );

    private static string FilesOf(IEnumerable<ContainerSummary> containers)
    {
        var files = containers
            .SelectMany(static c => c.Labels.GetValueOrDefault(Labels.ConfigFiles, "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            .Distinct()
            .ToList();
        return files.Count == 0 ? "N/A" : string.Join(',', files);
    }

    /// <summary>At least one of several patterns must match.</summary>
    private static Func<string, bool> NameFilter(ImmutableArray<string> filters)
    {
        if (filters.IsEmpty)
            return static _ => true;
        var patterns = filters.Select(Fits).ToList();
        return name => patterns.Exists(fits => fits(name));
    }

    private static Func<string, bool> Fits(string filter)
    {
        var equals = filter.IndexOf('=');
        if (equals < 0)
            throw new CommandFailed($"invalid argument \"{filter}\" for \"--filter\" flag: bad format of filter (expected name=value)");
        var key = filter[..equals].Trim().ToLowerInvariant();
        if (key != "name")
            throw new CommandFailed($"invalid filter '{key}': only name is known, such as name=shop");
        var pattern = filter[(equals + 1)..].Trim();
        try
        {
            return new Pattern(pattern).IsMatch;
        }
        catch (FormatException wrong)
        {
            throw new CommandFailed($"invalid filter '{filter}': {wrong.Message}");
        }
    }
}
