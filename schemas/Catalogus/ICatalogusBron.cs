namespace IB.Gateway.Schemas;

/// <summary>Where the message catalog of this moment comes from.</summary>
public interface ICatalogusBron
{
    /// <summary>The catalog that holds now. Take it once per message.</summary>
    Berichtcatalogus Huidig { get; }
}
