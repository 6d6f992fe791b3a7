namespace IB.Gateway.Schemas;

/// <summary>The part that a party plays towards a message type.</summary>
public enum Partijrol
{
    /// <summary>A gemeente, known by its CBS code of 4 digits.</summary>
    Gemeente = 1,

    /// <summary>A zorgaanbieder, known by its AGB code of 8 digits.</summary>
    Aanbieder = 2,
}
