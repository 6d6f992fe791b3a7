namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>One person in a CizStatus.</summary>
/// <param name="Bsn">Who it is.</param>
/// <param name="IndicatieReferentie">
/// What the CIZ calls the indicatie, 1-36 letters, digits and hyphens; <see langword="null"/> only when the status is <see cref="Wlzstatus.Nee"/>.
/// </param>
/// <param name="Indicatie">The status and its days.</param>
internal readonly record struct CizPersoon(Bsn Bsn, string? IndicatieReferentie, Indicatie Indicatie);
