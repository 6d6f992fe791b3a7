using IB.Gateway.Rest;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;

namespace IB.Gateway.Hosting;

/// <summary>Asks the message catalog what REST cannot tell: is this type an answer.</summary>
internal sealed class Soortkeuze(Berichtcatalogus catalogus) : IBerichtsoortkeuze
{
    public bool IsAntwoord(string functie, Versie versie)
        => catalogus.FindByFunctie(functie, versie.Hoofd, versie.Sub) is { MagInDu01: true };
}
