using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

// Capabilities, security modules, credentials.
public sealed partial class Service
{
    public const string PrivilegedKey = "privileged";
    public bool Privileged => Flag(PrivilegedKey) ?? false;
    private static AttributeSpec PrivilegedSpec =>
        new(PrivilegedKey, new FlagShape { Description = "Whether the container runs privileged.", Cast = Cast.Bool })
        {
            WrongNames = ["privilege"],
        };

    public const string CapAddKey = "cap_add";
    public ImmutableArray<string> CapAdd => List(CapAddKey);
    private static AttributeSpec CapAddSpec =>
        new(
            CapAddKey,
            new ListShape(new TextShape { Grammar = Capability.Check })
            {
                Description = "Linux capabilities added to the default set.",
                Distinct = true,
                Unique = UniqueBy.Key,
            }
        )
        {
            WrongNames = ["capabilities"],
        };

    public const string CapDropKey = "cap_drop";
    public ImmutableArray<string> CapDrop => List(CapDropKey);
    private static AttributeSpec CapDropSpec =>
        new(
            CapDropKey,
            new ListShape(new TextShape { Grammar = Capability.Check })
            {
                Description = "Linux capabilities to drop.",
                Distinct = true,
                Unique = UniqueBy.Key,
            }
        );

    public const string SecurityOptKey = "security_opt";
    public ImmutableArray<string> SecurityOpt => List(SecurityOptKey);
    private static AttributeSpec SecurityOptSpec =>
        new(SecurityOptKey, new ListShape(new TextShape()) { Description = "Options of the security modules.", Distinct = true });

    public const string CredentialSpecKey = "credential_spec";
    public CredentialSpec? CredentialSpec => Part(CredentialSpecKey, static node => new CredentialSpec(node));
    private static AttributeSpec CredentialSpecSpec => new(CredentialSpecKey, Services.CredentialSpec.Shape);

    public const string UseApiSocketKey = "use_api_socket";
    public bool UseApiSocket => Flag(UseApiSocketKey) ?? false;
    private static AttributeSpec UseApiSocketSpec =>
        new(
            UseApiSocketKey,
            new FlagShape(ScalarTypes.Flag)
            {
                Description = "Whether the container gets the engine's socket and the registry credentials.",
            }
        );
}
