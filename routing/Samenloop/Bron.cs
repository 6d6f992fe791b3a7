namespace IB.Gateway.Routing;

/// <summary>Who states a fact. The numbers are stored; they do not change.</summary>
internal enum Bron : byte
{
    /// <summary>Centrum indicatiestelling zorg: Wlz-indicaties.</summary>
    Ciz = 1,

    /// <summary>Dienst Uitvoering Onderwijs: inschrijvingen and studiefinanciering.</summary>
    Duo = 2,

    /// <summary>Dienst Justitiële Inrichtingen: detentie.</summary>
    Dji = 3,
}
