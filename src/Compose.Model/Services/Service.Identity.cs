using System.Collections.Immutable;
using Compose.Model.Shapes;

namespace Compose.Model.Services;

// Names, profiles, inheritance, and what the service stands for.
public sealed partial class Service
{
    public const string ContainerNameKey = "container_name";
    public string? ContainerName => Text(ContainerNameKey);
    private static AttributeSpec ContainerNameSpec =>
        new(
            ContainerNameKey,
            new TextShape
            {
                Description = "The container's name, instead of the generated one.",
                Pattern = "[a-zA-Z0-9][a-zA-Z0-9_.-]+",
                Grammar = ContainerNameSyntax.Check,
            }
        )
        {
            WrongNames = ["name"],
        };

    public const string ProfilesKey = "profiles";
    public ImmutableArray<string> Profiles => List(ProfilesKey);
    private static AttributeSpec ProfilesSpec =>
        new(
            ProfilesKey,
            new ListShape(new TextShape())
            {
                Description = "Profiles that enable the service; none means always enabled.",
                Distinct = true,
                Unique = UniqueBy.Key,
            }
        );

    // Consumed by loading, hence no property: a loaded service includes what it extends.
    public const string ExtendsKey = "extends";
    internal const string ExtendsFileKey = "file";
    internal const string ExtendsServiceKey = "service";
    private static AttributeSpec ExtendsSpec =>
        new(
            ExtendsKey,
            new EitherShape
            {
                Description = "A service to extend, from this or another file.",
                Text = new TextShape(),
                Mapping = new ObjectShape(
                    "extends",
                    [
                        new(ExtendsFileKey, new TextShape { Description = "The file that defines the service; default: this one." }),
                        new(ExtendsServiceKey, new TextShape { Description = "The name of the service." }) { Required = true },
                    ]
                )
                {
                    Extensible = false,
                },
                FromText = static service => LongForm.Keyed(ExtendsServiceKey, service),
            }
        );

    public const string ProviderKey = "provider";
    public Provider? Provider => Part(ProviderKey, static node => new Provider(node));
    private static AttributeSpec ProviderSpec => new(ProviderKey, Services.Provider.Shape);

    public const string ModelsKey = "models";
    public ImmutableArray<ServiceModel> Models => Named(ModelsKey, static (key, node) => new ServiceModel(key, node));
    private static AttributeSpec ModelsSpec =>
        new(
            ModelsKey,
            new NamedShape(ServiceModel.Shape) { Description = "Language models the service uses.", Merge = MergeRule.AsMapping }
        );
}
