using System.Net.Sockets;
using System.Security.Authentication;

namespace IB.Gateway.Cli;

/// <summary>Says why there was no answer, in Dutch: what, why and what now.</summary>
internal static class Verbindingsfout
{
    /// <summary>Time for one verb to get its answers: 100 seconds.</summary>
    internal static readonly TimeSpan Tijdslimiet = TimeSpan.FromSeconds(100);

    /// <summary>Whether this is what a network does, and no defect of ours.</summary>
    internal static bool Is(Exception fout, CancellationToken gestopt)
        => fout is HttpRequestException or IOException or SocketException || (fout is OperationCanceledException && !gestopt.IsCancellationRequested);

    /// <summary>Whether it went wrong before anything could be sent: while connecting, or by refusing the certificate of the other side.</summary>
    internal static bool IsVoorVerzending(Exception fout) => fout is
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError };

    /// <summary>The reason.</summary>
    /// <param name="fout">What was thrown.</param>
    /// <param name="adres">Where it went.</param>
    /// <param name="weigering">Why the certificate of the other side was refused; <see langword="null"/> when it was not.</param>
    internal static string Describe(Exception fout, Uri adres, string? weigering)
        => $"Geen antwoord van {adres.GetLeftPart(UriPartial.Authority)}: {(weigering is null ? Oorzaak(fout) : $"{weigering} Controleer --knooppunt, --ankers, --tussen en --crl.")}";

    private static string Oorzaak(Exception fout) => fout switch
    {
        OperationCanceledException => $"het duurde langer dan {Tijdslimiet.TotalSeconds:0} seconden. Probeer het later opnieuw.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "de naam is niet te vinden. Controleer het adres.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
            "er kan geen verbinding worden gemaakt. Controleer adres en poort, en of het knooppunt draait.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException }
            => "er kan geen beveiligde verbinding worden gemaakt. Controleer adres, poort en certificaten.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "het antwoord is te groot.",
        _ => "de verbinding is verbroken. Probeer het opnieuw.",
    };
}
