using Compose.Model.Shapes;

namespace Compose.Model.Services;

public sealed partial class Service
{
    /// <summary>Credentials of a managed service account (Windows).</summary>
    public CredentialSpec? CredentialSpec => Part("credential_spec", static node => new CredentialSpec(node));

    private static Shape CredentialSpecShape => Services.CredentialSpec.Shape;
}
