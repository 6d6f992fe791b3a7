using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary>Judges files one by one with one engine, and remembers the worst of what came out.</summary>
/// <param name="omgeving">The world around.</param>
/// <param name="validator">The engine.</param>
/// <param name="weigering">Why the engine cannot judge these bytes, in Dutch; <see langword="null"/> when it can.</param>
/// <param name="json">Whether to write JSON.</param>
internal sealed class Keuropdracht(Omgeving omgeving, IBerichtValidator validator, Func<ReadOnlyMemory<byte>, string?> weigering, bool json)
{
    /// <summary>Exit code when nothing more comes.</summary>
    internal int Uitkomst { get; private set; } = Uitgang.Goed;

    // A file that cannot be read does not keep the others from being judged.
    internal void Run(IReadOnlyList<string> bestanden, CancellationToken stop)
    {
        using var lezer = new Bestandlezer(omgeving, Keuring.MaxBytes);
        foreach (var bestand in bestanden)
        {
            stop.ThrowIfCancellationRequested();
            Run(bestand, lezer.Read(bestand));
        }
    }

    private void Run(string bestand, Leesuitkomst gelezen)
    {
        if (gelezen.Soort == Leessoort.Onleesbaar)
        {
            Worsen(omgeving.RefuseUse(gelezen.Uitleg));
        }
        else if (gelezen.Soort == Leessoort.Gelezen && weigering(gelezen.Inhoud) is { } reden)
        {
            _ = omgeving.RefuseUse($"{bestand}: {reden}");
            Worsen(Uitgang.NietOndersteund);
        }
        else
        {
            var keuring = gelezen.Soort == Leessoort.TeGroot ? Keuring.TeGroot(bestand) : Keuring.Of(bestand, validator.Validate(gelezen.Inhoud));
            keuring.Write(json, omgeving);
            if (!keuring.Geldig)
                Worsen(Uitgang.Mislukt);
        }
    }

    private void Worsen(int uitgang) => Uitkomst = Math.Max(Uitkomst, uitgang);
}
