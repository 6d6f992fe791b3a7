using System.Security.Cryptography.X509Certificates;
using IB.Gateway.Telemetrie;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Identiteit;

/// <summary>
/// Says in the log which certificate was refused and why, so that an operator knows whom to ring. Of one certificate and reason a line per
/// <see cref="Rust"/>, and of all together no more than <see cref="MaxRegels"/> in that time: who is refused must not fill the log. Safe for use by
/// many threads at once.
/// </summary>
/// <remarks>
/// A subject names an organisation, yet may hold anything when nobody vouches for it; the log takes out what may be a BSN, and only its beginning
/// is shown.
/// </remarks>
internal sealed partial class Weigerlog(TimeProvider tijd, ILogger<Weigerlog> log)
{
    /// <summary>For how long the same is not said again.</summary>
    public static readonly TimeSpan Rust = TimeSpan.FromMinutes(10);

    /// <summary>Most lines in that time.</summary>
    public const int MaxRegels = 100;

    private const int MaxOnderwerp = 200;

    private readonly Lock _gate = new();
    private readonly HashSet<(string, string)> _gezegd = [];
    private DateTimeOffset _begin;

    /// <summary>A request was refused; without a certificate there is nothing to tell.</summary>
    public void Report<TReden>(X509Certificate2? certificaat, TReden reden)
        where TReden : struct, Enum
    {
        if (certificaat is null || !IsNieuw(certificaat.Thumbprint, Labelwaarde.Of(reden)))
            return;
        var onderwerp = certificaat.Subject;
        LogGeweigerd(
            Labelwaarde.Of(reden), onderwerp.Length > MaxOnderwerp ? onderwerp[..MaxOnderwerp] : onderwerp, certificaat.SerialNumber, certificaat.Thumbprint);
    }

    private bool IsNieuw(string vingerafdruk, string reden)
    {
        lock (_gate)
        {
            var nu = tijd.GetUtcNow();
            if (nu - _begin >= Rust)
            {
                _begin = nu;
                _gezegd.Clear();
            }

            return _gezegd.Count < MaxRegels && _gezegd.Add((vingerafdruk, reden));
        }
    }

    [LoggerMessage(
        4106, LogLevel.Warning,
        "Verzoek geweigerd op het clientcertificaat ({Reden}): onderwerp {Onderwerp}, serienummer {Serienummer}, vingerafdruk {Vingerafdruk}. "
        + "Dit staat er hoogstens eens per tien minuten per certificaat.")]
    private partial void LogGeweigerd(string reden, string onderwerp, string serienummer, string vingerafdruk);
}
