using System.Collections.Immutable;
using System.Text;
using Compose.Cli.Calls;
using Compose.Cli.Configs;
using Compose.Cli.Converging;
using Compose.Cli.Failures;
using Compose.Cli.Flags;
using Compose.Cli.Publishing;
using Compose.Cli.Remote;
using Compose.Engine.Contract;
using Compose.Model;
using Compose.Model.Inputs;
using Compose.Model.Output;
using Compose.Model.Passes.Selecting;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Publishes a project to a registry, for use by <c>-f oci://</c> and includes.</summary>
internal static class PublishVerb
{
    public static VerbCommand Create()
    {
        var app = Flag.Switch("app", null, "Publish the images of the services too");
        var ociVersion = Flag.Text(
            "oci-version",
            null,
            "OCI version of the artifact (default: 1.1, or 1.0 for a registry that rejects it)",
            "1.0|1.1"
        );
        var resolveDigests = Flag.Switch("resolve-image-digests", null, "Pin image tags to digests");
        var withEnv = Flag.Switch("with-env", null, "Include environment variables in the published artifact");
        var yes = Flag.Switch("yes", "y", "Assume \"yes\" as answer to all prompts");
        var oldYes = Flag.Switch("y", null, "Old spelling of --yes").Hidden();
        var insecure = Flag.Switch("insecure-registry", null, "Access the registry without TLS").Hidden();
        var repository = Operand.One("REPOSITORY[:TAG]");
        return new VerbCommand("publish", "Publish the project to a registry")
        {
            Group = VerbGroup.Images,
            Options = { app, insecure, oldYes, ociVersion, resolveDigests, withEnv, yes },
            Arguments = { repository },
            Examples =
            [
                ("publish example.com/shop:1", "Run it with -f oci://example.com/shop:1"),
                ("publish --app --with-env shop/app", "Include its env files and images"),
            ],
            Run = async (call, cancellationToken) =>
            {
                if (call.Get(ociVersion) is not (null or "" or "1.0" or "1.1") and var unknown)
                    throw new CommandFailed($"invalid value \"{unknown}\" for --oci-version: use 1.0 or 1.1");
                var project = call.Load([], cancellationToken, All);
                var published = new PublishedFiles(project, call.Host.Files, call.IsRemote, cancellationToken);
                var files = published.Collect(call.Get(withEnv));
                var checks = new PublishChecks(project, published, call.Host.Files, cancellationToken);
                checks.Refuse();
                if (!call.Get(yes) && !call.Get(oldYes))
                {
                    foreach (var question in checks.Questions(call.Get(withEnv)))
                        if (!await call.ConfirmAsync(question, byDefault: false, cancellationToken).ConfigureAwait(false))
                            throw new CommandFailed("canceled: nothing was published", ExitCode.Interrupted);
                }

                await call.CarryOutAsync(PushPlan.Of(project, ignoreFailures: true), "publish", cancellationToken).ConfigureAwait(false);
                if (call.Get(resolveDigests) || call.Get(app))
                {
                    var pinned = await ImagePins.ApplyAsync(call, project.Root, cancellationToken).ConfigureAwait(false);
                    var text = YamlWriter.Write(ImagePins.Override(pinned), ComposeFile.Shape, escapeDollars: true);
                    files = files.Insert(
                        project.ComposeFiles.Length,
                        new PublishedFile("image-digests.yaml", PublishedKind.ComposeFile, Encoding.UTF8.GetBytes(text))
                    );
                }

                var images = call.Get(app)
                    ? project
                        .Services.Select(static service => service.Image)
                        .OfType<string>()
                        .Distinct(StringComparer.Ordinal)
                        .ToImmutableArray()
                    : [];
                var target = call.Get(repository) ?? "";
                if (call.Get(insecure))
                    call = call.With(
                        call.Globals with
                        {
                            InsecureRegistries = call.Globals.InsecureRegistries.Add(ImageReference.Parse(target).Registry),
                        }
                    );
                new Publication(call, target, files, images) { Version = call.Get(ociVersion) }.Send(cancellationToken);
                return ExitCode.Ok;
            },
        };
    }

    // Services of inactive profiles are published too.
    private static LoadOptions All(LoadOptions options) => options with { Profiles = ["*"], ResolveEnvironment = false };
}
