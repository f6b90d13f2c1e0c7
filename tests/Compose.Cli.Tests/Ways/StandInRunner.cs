using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Compose.Model.Syntax;

namespace Compose.Cli.Tests.Ways;

/// <summary>
/// Does what GitHub's runner does with the steps of a workflow and of this repository's action: expressions, environment files, exit codes.
/// The few other actions have stand-ins: a checkout is there, a cache is a folder, an upload has to find its file.
/// </summary>
/// <param name="workspace">The checked out repository.</param>
/// <param name="releases">Where the action finds releases.</param>
internal sealed partial class StandInRunner(string workspace, string releases) : IDisposable
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Testing.Fixtures.Root, ".."));
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("compose-runner-");
    private readonly List<string> path = [];
    private readonly StringBuilder log = new();
    private string archives = "";
    private string? key;

    public string Log => log.ToString();

    public string Summary => File.Exists(SummaryFile) ? File.ReadAllText(SummaryFile) : "";

    /// <summary>Whether the last cache step found its key.</summary>
    public bool CacheHit { get; private set; }

    private string SummaryFile => Path.Combine(root.FullName, "summary");

    public void Dispose() => root.Delete(recursive: true);

    /// <summary>Runs the steps of a job; 0, or the exit code of the step that failed, after which only steps run that always do.</summary>
    public async Task<int> RunAsync(IEnumerable<Mapping> steps, IReadOnlyDictionary<string, string> context)
    {
        var known = new Dictionary<string, string>(context) { ["github.server_url"] = "https://example.org" };
        var failed = 0;
        foreach (var step in steps)
        {
            if (failed != 0 && step.Text("if") is not ("always()" or "${{ always() }}"))
                continue;
            var code = step.Text("uses") is { } action
                ? await UseAsync(action, step, known)
                : await ShellAsync(step, known);
            failed = failed == 0 ? code : failed;
        }

        Restock();
        return failed;
    }

    private async Task<int> UseAsync(string action, Mapping step, Dictionary<string, string> context)
    {
        var given = step.Texts("with").ToDictionary(static input => input.Name, input => Filled(input.Text, context));
        var name = action.Split('@')[0];
        switch (name)
        {
            case "actions/checkout":
                return 0;
            case "actions/cache":
                archives = given["path"];
                CacheHit = Directory.Exists(Path.Combine(root.FullName, "cache", given["key"]));
                if (CacheHit)
                    Copy(Path.Combine(root.FullName, "cache", given["key"]), archives);
                key = given["key"];
                return 0;
            case "github/codeql-action/upload-sarif":
                return File.Exists(Path.Combine(workspace, given["sarif_file"])) ? 0 : 1;
            default:
                return await OwnAsync(action.Split('@')[1], given);
        }
    }

    /// <summary>This repository's action.</summary>
    private async Task<int> OwnAsync(string tag, Dictionary<string, string> given)
    {
        var action = Yaml.Read(await File.ReadAllTextAsync(Path.Combine(Repository, "action.yml")));
        var inner = new Dictionary<string, string> { ["github.action_ref"] = tag, ["github.action_repository"] = "owner/compose" };
        foreach (var input in action.Below("inputs"))
            inner[$"inputs.{input.Name}"] = given.GetValueOrDefault(input.Name) ?? ((Mapping)input.Value).Text("default") ?? "";
        if (given.Keys.FirstOrDefault(name => !inner.ContainsKey($"inputs.{name}")) is { } unknown)
            throw new FormatException($"the action has no input {unknown}");
        if (inner["inputs.releases"].Length == 0)
            inner["inputs.releases"] = releases;
        inner["github.server_url"] = "https://example.org";
        foreach (var step in ((Mapping)action["runs"]!).Items("steps"))
            if ((step.Text("uses") is { } other ? await UseAsync(other, step, inner) : await ShellAsync(step, inner)) is not 0 and var code)
                return code;
        return 0;
    }

    private async Task<int> ShellAsync(Mapping step, Dictionary<string, string> context)
    {
        var (output, added) = (Path.Combine(root.FullName, "output"), Path.Combine(root.FullName, "path"));
        File.WriteAllText(output, "");
        File.WriteAllText(added, "");
        var start = new ProcessStartInfo("bash", ["-eo", "pipefail", "-c", Filled(step.Text("run")!, context)])
        {
            WorkingDirectory = workspace,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var system = start.Environment["PATH"];
        start.Environment.Clear();
        foreach (
            var (name, value) in new[]
            {
                ("PATH", string.Join(':', [.. path, system])),
                ("HOME", root.FullName),
                ("GITHUB_ACTIONS", "true"),
                ("GITHUB_OUTPUT", output),
                ("GITHUB_PATH", added),
                ("GITHUB_STEP_SUMMARY", SummaryFile),
                ("RUNNER_OS", "Linux"),
                ("RUNNER_ARCH", ReleaseFolder.Architecture),
                ("RUNNER_TEMP", root.FullName),
                ("RUNNER_TOOL_CACHE", Path.Combine(root.FullName, "tools")),
            }.Concat(step.Texts("env").Select(variable => (variable.Name, Filled(variable.Text, context))))
        )
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        log.Append(await process.StandardOutput.ReadToEndAsync()).Append(await errors);
        await process.WaitForExitAsync();
        foreach (var line in await File.ReadAllLinesAsync(output))
            context[$"steps.{step.Text("id")}.outputs.{line.Split('=', 2)[0]}"] = line.Split('=', 2)[1];
        path.InsertRange(0, await File.ReadAllLinesAsync(added));
        return process.ExitCode;
    }

    /// <summary>The cache is saved after the job, unless it was found.</summary>
    private void Restock()
    {
        if (key is not null && !CacheHit && Directory.Exists(archives))
            Copy(archives, Path.Combine(root.FullName, "cache", key));
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }

    private static string Filled(string text, Dictionary<string, string> context) =>
        Expression()
            .Replace(
                text,
                found =>
                    context.TryGetValue(found.Groups[1].Value, out var value)
                        ? value
                        : throw new FormatException($"{found.Value} is not known here")
            );

    [GeneratedRegex(@"\$\{\{ *([a-z_.A-Z-]+) *\}\}")]
    private static partial Regex Expression();
}
