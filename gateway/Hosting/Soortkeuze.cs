using IB.Gateway.Rest;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;

namespace IB.Gateway.Hosting;

/// <summary>Asks the message catalog what REST cannot tell: is this type an answer.</summary>
internal sealed class Soortkeuze(ICatalogusBron bron) : IBerichtsoortkeuze
{
    public bool IsAntwoord(string functie, Versie versie)
        => bron.Huidig.FindByFunctie(functie, versie.Hoofd, versie.Sub) is { MagInDu01: true };
}
