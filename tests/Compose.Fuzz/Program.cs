using Compose.Lint;
using Compose.Model;
using Compose.Model.Output;
using Compose.Testing;

// usage: Compose.Fuzz [COUNT] [SEED] [FOLDER]: mutates the compose files below FOLDER (default: fixtures/) and lints them in this process.
var count = args.Length > 0 ? int.Parse(args[0]) : 1000;
var seed = args.Length > 1 ? int.Parse(args[1]) : 1;
var folder = args.Length > 2 ? args[2] : Fixtures.Root;
var longest = TimeSpan.FromSeconds(2);

var seeds = Directory
    .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
    .Where(path => Path.GetExtension(path) is ".yaml" or ".yml" && new FileInfo(path).Length < 100_000)
    .Order(StringComparer.Ordinal)
    .Select(File.ReadAllText)
    .Where(text => text.Length > 0)
    .ToList();
var mutator = new Mutator(new Random(seed), seeds);
var failures = 0;
var slowest = TimeSpan.Zero;
var greediest = 0L;
for (var i = 0; i < count; i++)
{
    var text = mutator.Next();
    // Of the whole process, as linting may use several threads; processor time, so that a busy machine does not matter.
    var (startedAt, before) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
    try
    {
        var options = new LintOptions
        {
            WorkingDirectory = "/app",
            Variables = new Dictionary<string, string> { ["A"] = "a" },
            Files = ["compose.yaml"],
        };
        var result = Linter.Run(options, new MemoryFiles { ["/app/compose.yaml"] = text, ["/app/.env"] = "B=b\n" }, CancellationToken.None);
        foreach (var finding in result.Findings)
            _ = finding.ToString();
        foreach (var project in result.Projects)
        {
            YamlWriter.Write(project.Root, ComposeFile.Shape, escapeDollars: true);
            JsonWriter.WriteProject(project.Root, ComposeFile.Shape);
        }
    }
#pragma warning disable CA1031 // Any exception counts as a finding.
    catch (Exception exception)
#pragma warning restore CA1031
    {
        Report(
            $"{exception.GetType().Name}: {exception.Message}\n{string.Join('\n', (exception.StackTrace ?? "").Split('\n').Take(4))}",
            text
        );
    }

    var (took, allocated) = (Environment.CpuUsage.TotalTime - startedAt, GC.GetTotalAllocatedBytes() - before);
    (slowest, greediest) = (took > slowest ? took : slowest, Math.Max(greediest, allocated));
    if (took > longest)
        Report($"took {took.TotalSeconds:F1} s of processor time", text);
    if (allocated > 256_000_000)
        Report($"allocated {allocated / 1_000_000} MB for {text.Length} characters", text);
}

Console.WriteLine(
    $"{count} inputs from {seeds.Count} files, seed {seed}: {failures} failures; slowest {slowest.TotalMilliseconds:F0} ms, most memory "
        + $"{greediest / 1_000_000} MB"
);
return failures == 0 ? 0 : 1;

void Report(string what, string text)
{
    var path = Path.Combine(Path.GetTempPath(), $"compose-fuzz-{seed}-{failures++}.yaml");
    File.WriteAllText(path, text);
    Console.WriteLine($"{path}: {what}");
}
