using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Compose.Engine.Contract;
using Compose.Files;

namespace Compose.Engine.Transport;

/// <summary>Reads the PEM files of a TLS connection, with an error message for each.</summary>
internal static class TlsFiles
{
    public static X509ChainPolicy Trusting(string authorities, EngineEndpoint endpoint)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPem(Read(authorities, endpoint));
        }
        catch (CryptographicException error)
        {
            throw Unusable(authorities, "it is corrupt", endpoint, error);
        }
        return policy.CustomTrustStore.Count > 0 ? policy : throw Unusable(authorities, "it contains no certificate", endpoint, null);
    }

    /// <summary>The client certificate with its key. One without the other is an error.</summary>
    public static X509Certificate2 Certificate(string? certificate, string? key, EngineEndpoint endpoint)
    {
        if (certificate is null)
            throw Unusable(key!, "there is no cert.pem beside this key", endpoint, null);
        if (key is null)
            throw Unusable(certificate, "there is no key.pem beside this certificate", endpoint, null);
        var text = Read(certificate, endpoint);
        var keyText = Read(key, endpoint);
        if (!text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
            throw Unusable(certificate, "it contains no certificate", endpoint, null);
        if (!keyText.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            throw Unusable(key, "it contains no private key", endpoint, null);
        if (keyText.Contains("ENCRYPTED", StringComparison.Ordinal))
            throw Unusable(key, "the key is encrypted; use one without a passphrase", endpoint, null);
        return Joined(text, keyText, certificate, key, endpoint);
    }

    private static X509Certificate2 Joined(string text, string keyText, string certificate, string key, EngineEndpoint endpoint)
    {
        try
        {
            using var alone = X509Certificate2.CreateFromPem(text);
        }
        catch (CryptographicException error)
        {
            throw Unusable(certificate, "the certificate is corrupt", endpoint, error);
        }
        try
        {
            var loaded = X509Certificate2.CreateFromPem(text, keyText);
            if (!OperatingSystem.IsWindows())
                return loaded;
            // Windows cannot use an in-memory key: https://github.com/dotnet/runtime/issues/23749
            using (loaded)
                return X509CertificateLoader.LoadPkcs12(loaded.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw Unusable(key, $"it is corrupt, or not the key of {certificate}", endpoint, error);
        }
    }

    private static string Read(string path, EngineEndpoint endpoint)
    {
        try
        {
            return Encoding.UTF8.GetString(RegularFile.ReadAll(path));
        }
        catch (Exception error) when (FileTrouble.IsCause(error))
        {
            throw Unusable(path, FileTrouble.Reason(error), endpoint, error);
        }
    }

    private static EngineException Unusable(string path, string reason, EngineEndpoint endpoint, Exception? cause) =>
        new(
            null,
            $"cannot use TLS with the Docker engine at {endpoint}: {path}: {reason}\n"
                + "DOCKER_CERT_PATH, or --tlscacert, --tlscert and --tlskey, select ca.pem, cert.pem and key.pem; "
                + "without TLS, unset DOCKER_TLS_VERIFY",
            path,
            cause
        );
}
