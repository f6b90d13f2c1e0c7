using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

// The process and its environment: command, variables, user, terminal.
public sealed partial class Service
{
    public const string CommandKey = "command";

    /// <summary>Default: unset, taken from the image; empty: no command.</summary>
    public ImmutableArray<string> Command => Strings(CommandKey);
    private static AttributeSpec CommandSpec =>
        new(
            CommandKey,
            new CommandShape
            {
                Description = "The command that overrides the image's.",
                Merge = MergeRule.Replace,
                Emit = Emit.AlwaysInJson,
            }
        )
        {
            WrongNames = ["cmd"],
        };

    public const string EntrypointKey = "entrypoint";

    /// <summary>Default: unset, taken from the image; empty: no entrypoint.</summary>
    public ImmutableArray<string> Entrypoint => Strings(EntrypointKey);
    private static AttributeSpec EntrypointSpec =>
        new(
            EntrypointKey,
            new CommandShape
            {
                Description = "The entrypoint that overrides the image's.",
                Merge = MergeRule.Replace,
                Emit = Emit.AlwaysInJson,
            }
        );

    public const string WorkingDirKey = "working_dir";
    public string? WorkingDir => Text(WorkingDirKey);
    private static AttributeSpec WorkingDirSpec =>
        new(WorkingDirKey, new TextShape { Description = "The working directory." })
        {
            WrongNames = ["workdir", "working_directory", "cwd"],
        };

    public const string UserKey = "user";
    public string? User => Text(UserKey);
    private static AttributeSpec UserSpec =>
        new(UserKey, new TextShape { Description = "The user, and group, of the container's process." });

    public const string GroupAddKey = "group_add";
    public ImmutableArray<string> GroupAdd => List(GroupAddKey);
    private static AttributeSpec GroupAddSpec =>
        new(
            GroupAddKey,
            new ListShape(new PrintedShape(ScalarTypes.Number | ScalarTypes.Text))
            {
                Description = "Additional groups of the container's user.",
                Distinct = true,
            }
        );

    public const string EnvironmentKey = "environment";

    /// <summary>Null for a name without a value.</summary>
    public ImmutableArray<KeyValuePair<string, string?>> Environment => Pairs(EnvironmentKey);
    private static AttributeSpec EnvironmentSpec =>
        new(
            EnvironmentKey,
            new ListOrMapShape(nullIsEmpty: false, ListOrMapShape.Variable, joint: "_")
            {
                Description = "Environment variables of the container; a name without a value takes the project's.",
                Merge = MergeRule.AsList,
                Unique = UniqueBy.Key,
            }
        )
        {
            WrongNames = ["env", "envs", "env_vars", "envvars", "variables", "vars"],
        };

    public const string EnvFileKey = "env_file";

    /// <summary>Empty after loading, when merged into <see cref="Environment"/>.</summary>
    public ImmutableArray<EnvFile> EnvFile => Items(EnvFileKey, static node => new EnvFile(node));
    private static AttributeSpec EnvFileSpec =>
        new(
            EnvFileKey,
            new EitherShape
            {
                Description = "Files of environment variables.",
                Merge = MergeRule.AsList,
                Unique = UniqueBy.Path,
                Text = new TextShape(),
                List = new ListShape(Services.EnvFile.ItemShape),
                FromText = LongForm.ListOf,
            }
        );

    public const string InitKey = "init";

    /// <summary>Null leaves the choice to the engine.</summary>
    public bool? Init => Flag(InitKey);
    private static AttributeSpec InitSpec =>
        new(
            InitKey,
            new FlagShape
            {
                Description = "Whether to run an init process that reaps zombies and forwards signals.",
                Cast = Cast.Bool,
                Emit = Emit.WhenGiven,
            }
        );

    public const string TtyKey = "tty";
    public bool Tty => Flag(TtyKey) ?? false;
    private static AttributeSpec TtySpec =>
        new(TtyKey, new FlagShape { Description = "Whether to allocate a terminal.", Cast = Cast.Bool });

    public const string StdinOpenKey = "stdin_open";
    public bool StdinOpen => Flag(StdinOpenKey) ?? false;
    private static AttributeSpec StdinOpenSpec =>
        new(StdinOpenKey, new FlagShape { Description = "Whether to keep standard input open.", Cast = Cast.Bool });
}
