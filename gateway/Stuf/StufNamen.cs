using IB.Gateway.Schemas;

namespace IB.Gateway.Stuf;

/// <summary>Namespaces and roots of the StUF-GGk envelope (koppelvlak 1).</summary>
internal static class StufNamen
{
    internal const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    internal const string WsAddressing = "http://www.w3.org/2005/08/addressing";
    internal const string Stuf = StufSchemas.StufNamespace;
    internal const string Ggk = StufSchemas.GgkNamespace;

    /// <summary>GGk envelopes of earlier versions: recognised, so that IB798 can say which came in.</summary>
    internal static readonly (string Namespace, string Versie)[] GgkVersies =
    [
        (Ggk, "ggk0210 patch 04"),
        ("http://www.stufstandaarden.nl/sectormodel/ggk/0210", "ggk0210 patch 03"),
        ("http://www.egem.nl/StUF/sector/ggk/0310", "ggk0310"),
    ];

    internal const string Di01 = "envelopHeenbericht-ggk_Di01";
    internal const string Du01 = "envelopRetourbericht-ggk_Du01";
    internal const string Fo01 = "Fo01Bericht";
    internal const string Fo03 = "Fo03Bericht";
    internal const string Bv03 = "Bv03Bericht";

    internal const string ActieDi01 = Ggk + "/ggk_Di01";
    internal const string ActieDu01 = Ggk + "/ggk_Du01";
    internal const string ActieFo01 = Stuf + "/Fo01";
}
