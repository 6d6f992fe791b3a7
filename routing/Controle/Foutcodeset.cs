namespace IB.Gateway.Routing;

/// <summary>Which published list of fault codes the knooppunt answers with; the two give other meanings to the same codes.</summary>
public enum Foutcodeset
{
    /// <summary>Foutcodes berichtenverkeer 2.1 patch 4 of 2018. The default.</summary>
    Isd21p4 = 1,

    /// <summary>The BIDN list of November 2025.</summary>
    Bidn2025,
}
