using IB.Gateway.Schemas;

namespace IB.Gateway.Routing.Tests.Controle;

public sealed class RolcontroleTests
{
    [Theory]
    [InlineData("42420002", Rol.Praktijk, Partijrol.Aanbieder)]
    [InlineData("42420003", Rol.Zorgverlener, Partijrol.Aanbieder)]
    [InlineData("IB", Rol.Ketenpartner, null)]
    [InlineData("CIZ", Rol.Intermediair, null)]
    public void Past_PartyOfTheDirectory_PlaysOnlyItsOwnPart(string code, Rol rol, Partijrol? part)
    {
        var partij = Proefpartijen.Maak(code, rol);

        Assert.Equal(part is { } een ? [een] : [], Enum.GetValues<Partijrol>().Where(p => Rolcontrole.Past(partij, p)));
    }

    [Fact]
    public void Naam_EveryPart_HasOne() => Assert.Equal(
        ["een gemeente", "een aanbieder", "CAK", "SVB", "VWS", "CIZ", "CBS", "SVB of VWS", "het knooppunt"],
        Enum.GetValues<Partijrol>().Select(Rolcontrole.Naam));
}
