namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>What a WlzSignaal tells a gemeente.</summary>
/// <param name="SignaalId">Identity of this version of the signal.</param>
/// <param name="Versie">1-999,999: how many times was told of this registration and indicatie, this time included.</param>
/// <param name="VervangtSignaal">The version that it takes the place of; <see langword="null"/> for the first.</param>
/// <param name="Soort">What happened.</param>
/// <param name="RegistratieId">What the gemeente calls its registration.</param>
/// <param name="Bsn">Who it is about.</param>
/// <param name="Indicatie">The status and its days.</param>
/// <param name="SignaalDatum">The day that the knooppunt made it.</param>
internal sealed record Signaalbericht(
    Guid SignaalId, int Versie, Guid? VervangtSignaal, Signaalsoort Soort, string RegistratieId, Bsn Bsn, Indicatie Indicatie, DateOnly SignaalDatum);
