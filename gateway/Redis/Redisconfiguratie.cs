using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Hosting;
using IB.Gateway.Storage;
using StackExchange.Redis;

namespace IB.Gateway.Redis;

/// <summary>Makes the settings of the connection from those of the knooppunt.</summary>
internal static class Redisconfiguratie
{
    /// <exception cref="InstellingenException">The password or the root certificates cannot be read.</exception>
    public static ConfigurationOptions Build(RedisOptions options)
    {
        var configuratie = new ConfigurationOptions
        {
            ClientName = "ib-gateway",
            Password = options.Wachtwoordbestand is { } bestand ? ReadWachtwoord(bestand) : null,
            AbortOnConnectFail = false,
            ConnectRetry = 1,
            ConnectTimeout = (int)options.Verbindtijd.TotalMilliseconds,
            SyncTimeout = (int)options.Verbindtijd.TotalMilliseconds,
            KeepAlive = 5,
            // Nothing is asked of other clients.
            ConfigurationChannel = string.Empty,
            TieBreaker = string.Empty,
            Ssl = options.IsVersleuteld,
        };
        foreach (var (naam, poort) in options.ReadServers())
            configuratie.EndPoints.Add(naam, poort);
        if (!options.IsVersleuteld)
            return configuratie;
        configuratie.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        if (options.Ankers is { } ankers)
        {
            var wortels = ReadAnkers(ankers);
            configuratie.CertificateValidation += (_, certificaat, _, fouten) => IsGoed(certificaat, fouten, wortels);
        }

        return configuratie;
    }

    // The name must fit; whom it is signed by is judged by these roots alone, and not by those of the machine.
    private static bool IsGoed(X509Certificate? certificaat, SslPolicyErrors fouten, X509Certificate2Collection wortels)
    {
        if (certificaat is null || (fouten & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;
        using var keten = new X509Chain();
        keten.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        keten.ChainPolicy.CustomTrustStore.AddRange(wortels);
        keten.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var blad = new X509Certificate2(certificaat);
        return keten.Build(blad);
    }

    private static X509Certificate2Collection ReadAnkers(string pad)
    {
        try
        {
            var wortels = new X509Certificate2Collection();
            wortels.ImportFromPemFile(pad);
            return wortels.Count > 0 ? wortels : throw new InstellingenException([$"redis.ankers: {pad} heeft geen certificaat."]);
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new InstellingenException([$"redis.ankers: {pad} is niet te lezen ({fout.GetType().Name})."]);
        }
    }

    private static string ReadWachtwoord(string pad)
    {
        try
        {
            return Wachtwoordbestand.Read(pad);
        }
        catch (IOException fout)
        {
            throw new InstellingenException([$"redis.wachtwoordbestand: {fout.Message}"]);
        }
    }
}
