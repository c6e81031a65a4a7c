using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace CompetencyBot.BotFramework.Authentication;

/// <summary>The certificate that an app proves itself with instead of a secret: a PFX or PEM file, or one of the machine's store.</summary>
internal static class AppCertificate
{
    public const string PathSetting = "MicrosoftAppCertificatePath";
    public const string PasswordSetting = "MicrosoftAppCertificatePassword";
    public const string ThumbprintSetting = "MicrosoftAppCertificateThumbprint";

    /// <summary>Null if no certificate is set. Throws <see cref="BotConfigurationException"/> for one that cannot be used.</summary>
    public static X509Certificate2? Read(IConfiguration configuration)
    {
        var certificate = configuration[PathSetting] is { Length: > 0 } path ? FromFile(path, configuration[PasswordSetting])
            : configuration[ThumbprintSetting] is { Length: > 0 } thumbprint ? FromStore(thumbprint)
            : null;
        return certificate is null or { HasPrivateKey: true }
            ? certificate
            : throw new BotConfigurationException($"The certificate {certificate.Thumbprint} has no private key, so the bot cannot prove itself with it.");
    }

    private static X509Certificate2 FromFile(string path, string? password)
    {
        try
        {
            if (X509Certificate2.GetCertContentType(path) is X509ContentType.Pfx)
                return X509CertificateLoader.LoadPkcs12FromFile(path, password);
            return string.IsNullOrEmpty(password) ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new BotConfigurationException($"{PathSetting}: '{path}' cannot be read as a PFX or PEM file with a private key. Check the file and {PasswordSetting}. ({exception.Message})");
        }
    }

    private static X509Certificate2 FromStore(string thumbprint)
    {
        foreach (var location in (StoreLocation[])[StoreLocation.CurrentUser, StoreLocation.LocalMachine])
        {
            try
            {
                using var store = new X509Store(StoreName.My, location, OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
                if (store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false) is [var certificate, ..]) return certificate;
            }
            catch (CryptographicException)
            {
                // There is no such store on this machine.
            }
        }
        throw new BotConfigurationException($"{ThumbprintSetting}: no personal certificate of this user or machine has the thumbprint '{thumbprint}'.");
    }
}
