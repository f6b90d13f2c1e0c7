using Compose.Model.Services;
using Compose.Model.Syntax;
using Compose.Model.Variables;

namespace Compose.Model.Passes.Normalizing;

/// <summary>The file to build from, and the values of arguments that name a variable; an argument without one is left to the Dockerfile.</summary>
internal static class BuildDefaults
{
    public static Mapping Apply(Mapping service, VariableScope? variables) => service.Change(Service.BuildKey, build =>
    {
        if (build[BuildConfig.DockerfileKey] is null or { IsNull: true } && build[BuildConfig.DockerfileInlineKey] is null or { IsNull: true })
            build = build.With(BuildConfig.DockerfileKey, Implied.Default(build.At, BuildConfig.DefaultDockerfile, "no `dockerfile` is given"));
        return variables is null ? build : build.Change(BuildConfig.ArgsKey, args => WithoutBare(Environments.BareNames.Valued(args, variables)));
    });

    private static Mapping WithoutBare(Mapping args) =>
        args.Entries.Any(static e => e.Value.IsNull) ? args with { Entries = args.Entries.RemoveAll(static e => e.Value.IsNull) } : args;
}
