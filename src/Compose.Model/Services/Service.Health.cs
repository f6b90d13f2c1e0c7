using Compose.Model.Shapes;

namespace Compose.Model.Services;

// Health checks and logging.
public sealed partial class Service
{
    public const string HealthcheckKey = "healthcheck";
    public Healthcheck? Healthcheck => Part(HealthcheckKey, static node => new Healthcheck(node));
    private static AttributeSpec HealthcheckSpec =>
        new(HealthcheckKey, Services.Healthcheck.Shape) { WrongNames = ["health", "health_check"] };

    public const string LoggingKey = "logging";
    public Logging? Logging => Part(LoggingKey, static node => new Logging(node));
    private static AttributeSpec LoggingSpec => new(LoggingKey, Services.Logging.Shape) { WrongNames = ["log"] };

    public const string AttachKey = "attach";
    public bool Attach => Flag(AttachKey) ?? true;
    private static AttributeSpec AttachSpec =>
        new(
            AttachKey,
            new FlagShape { Description = "Whether `up` shows the service's logs (default true).", Emit = Emit.WhenGiven }
        );
}
