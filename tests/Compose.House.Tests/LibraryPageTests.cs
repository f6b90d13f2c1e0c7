using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Compose.House.Tests;

/// <summary>Compiles the program of docs/library.md against the package and its dependencies, and runs it.</summary>
public sealed class LibraryPageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("compose-library-").FullName;

    private static string RestoredPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [Fact]
    public void The_program_of_the_library_page_compiles_against_the_package_and_prints_what_the_page_says()
    {
        var page = Repository.Read("docs/library.md");
        Write("app/Program.cs", BlockAfter(page, "This program loads"));
        Write(
            "app/app.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="Compose.Model" Version="*-*" /></ItemGroup>
            </Project>
            """
        );
        Write(
            "app/nuget.config",
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder}/cache" /></config>
              <packageSources><clear /><add key="here" value="{folder}/packages" /></packageSources>
            </configuration>
            """
        );
        Write(
            "project/compose.yaml",
            """
            services:
              web:
                image: nginx:${TAG}
                depends_on: [db]
              db:
                image: postgres:16
            """
        );

        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        Dotnet("pack", Path.Combine(Repository.Root, "src/Compose.Model"), "--no-build", "-c", configuration, "-o", $"{folder}/packages");
        // The model's only dependency, as restored to build it; no other version would be found.
        foreach (var package in Directory.EnumerateFiles(Path.Combine(RestoredPackages, "wcwidth"), "*.nupkg", SearchOption.AllDirectories))
            File.Copy(package, Path.Combine(folder, "packages", Path.GetFileName(package)));
        Dotnet("build", $"{folder}/app", "-o", $"{folder}/out", "--disable-build-servers");
        Dotnet($"{folder}/out/app.dll", $"{folder}/project").ShouldBe(BlockAfter(page, "For a `web`"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The first code block of a page after the given line.</summary>
    private static string BlockAfter(string page, string line)
    {
        var start = page.IndexOf('\n', page.IndexOf("```", page.IndexOf(line, StringComparison.Ordinal), StringComparison.Ordinal)) + 1;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private static string Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The test runner's build variables must not affect this build.
        start.Environment.Remove("MSBuildSDKsPath");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit(TimeSpan.FromMinutes(5)).ShouldBeTrue($"dotnet {arguments[0]} did not end");
        process.ExitCode.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{errors.Result}");
        return output.Replace("\r\n", "\n");
    }
}
