using IB.Gateway.Schemas;

namespace IB.Gateway.Routing.Tests.Onderwerpen;

/// <summary>A party directory that a test sets.</summary>
internal sealed class Vastregister(Partijregister register) : IPartijregisterBron
{
    public Partijregister Huidig { get; set; } = register;
}

/// <summary>A catalog that a test sets.</summary>
internal sealed class Vastecatalogus(Berichtcatalogus catalogus) : ICatalogusBron
{
    public Berichtcatalogus Huidig { get; set; } = catalogus;
}
