using System.Collections.Immutable;
using System.Text;
using Compose.Cli.CommandLine;
using Compose.Cli.Configs;
using Compose.Cli.Publishing;
using Compose.Cli.Remote;
using Compose.Model;
using Compose.Model.Output;
using Compose.Planning.Verbs;

namespace Compose.Cli.Verbs;

/// <summary>Publishes a project to a registry, for <c>-f oci://</c> and includes to read.</summary>
internal static class PublishVerb
{
    public static VerbCommand Create()
    {
        var app = Flag.Switch("app", null, "Copy the images into the repository too");
        var ociVersion = Flag.Text("oci-version", null, "Form of the artifact (default: 1.1, or 1.0 for a registry that refuses it)", "1.0|1.1");
        var resolveDigests = Flag.Switch("resolve-image-digests", null, "Pin images to the digest the registry has");
        var withEnv = Flag.Switch("with-env", null, "Publish env_file files and the values of variables too");
        var yes = Flag.Switch("yes", "y", "Answer every question with yes");
        var repository = Operand.One("REPOSITORY[:TAG]");
        return new VerbCommand("publish", "Publish the project to a registry")
        {
            Group = VerbGroup.Images,
            Options = { app, ociVersion, resolveDigests, withEnv, yes },
            Arguments = { repository },
            Examples =
            [
                ("publish example.com/shop:1", "To be read with -f oci://example.com/shop:1"),
                ("publish --app --with-env shop/app", "With its env files and its images"),
            ],
            Run = async (call, cancellationToken) =>
            {
                if (call.Get(ociVersion) is not (null or "" or "1.0" or "1.1") and var unknown) throw new CommandFailed($"invalid value \"{unknown}\" for --oci-version: use 1.0 or 1.1");
                var written = call.Load([], cancellationToken, static options => All(options) with { Interpolate = false });
                PublishChecks.Refuse(written, call.Get(withEnv));
                var project = call.Load([], cancellationToken, All);
                var files = new PublishedFiles(project, call.Host.Files, call.IsRemote, cancellationToken).Collect();
                if (!call.Get(yes) && !await AgreedAsync(call, written, call.Get(withEnv), cancellationToken).ConfigureAwait(false)) throw new CommandFailed("nothing was published");

                await call.CarryOutAsync(PushPlan.Of(project, ignoreFailures: true), "publish", cancellationToken).ConfigureAwait(false);
                if (call.Get(resolveDigests))
                {
                    var pinned = await ImagePins.ResolveAsync(call, project, cancellationToken).ConfigureAwait(false);
                    var text = YamlWriter.Write(ImagePins.Override(project.Root, pinned), ComposeFile.Shape, escapeDollars: true);
                    files = files.Insert(project.ComposeFiles.Length, new PublishedFile("image-digests.yaml", PublishedKind.ComposeFile, Encoding.UTF8.GetBytes(text)));
                }

                var images = call.Get(app) ? project.Services.Select(static service => service.Image).OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray() : [];
                new Publication(call, call.Get(repository) ?? "", files, images) { Version = call.Get(ociVersion) }.Send(cancellationToken);
                return ExitCode.Ok;
            },
        };
    }

    // What a profile holds back here is wanted there.
    private static LoadOptions All(LoadOptions options) => options with { Profiles = ["*"], ResolveEnvironment = false };

    private static async Task<bool> AgreedAsync(Invocation call, Project project, bool withEnvironment, CancellationToken cancellationToken)
    {
        foreach (var (text, question) in PublishChecks.Questions(project, withEnvironment))
        {
            call.Warn(text);
            if (!call.Globals.DryRun && !await call.ConfirmAsync(question, byDefault: false, cancellationToken).ConfigureAwait(false)) return false;
        }

        return true;
    }
}
