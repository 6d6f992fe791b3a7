namespace IB.Gateway.Schemas;

/// <summary>The part that a party plays towards a message type.</summary>
public enum Partijrol
{
    /// <summary>A gemeente, known by its CBS code of 4 digits.</summary>
    Gemeente = 1,

    /// <summary>A zorgaanbieder, known by its AGB code of 8 digits.</summary>
    Aanbieder = 2,

    /// <summary>The CAK, which collects the eigen bijdrage.</summary>
    Cak = 3,

    /// <summary>The Sociale Verzekeringsbank.</summary>
    Svb = 4,

    /// <summary>The ministry of VWS, which runs PGB2.0.</summary>
    Vws = 5,

    /// <summary>The Centrum indicatiestelling zorg.</summary>
    Ciz = 6,

    /// <summary>Statistics Netherlands.</summary>
    Cbs = 7,

    /// <summary>Who carries out the trekkingsrecht for a gemeente: SVB or VWS (koppelvlak 5).</summary>
    Pgbuitvoerder = 8,

    /// <summary>The knooppunt itself, as one end of a message and not as its carrier.</summary>
    Knooppunt = 9,
}
