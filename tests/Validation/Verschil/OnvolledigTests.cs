using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>No part of a message is a message.</summary>
public sealed class OnvolledigTests(Proefschemas schemas) : IClassFixture<Proefschemas>
{
    private const int Proeven = 400;

    public static TheoryData<string> Berichten => [.. Fixtures.Berichten, .. Fixtures.In("stuf")];

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Judge_PrefixOfAMessage_IsRefused(string naam)
    {
        var schema = naam.StartsWith("stuf", StringComparison.Ordinal) ? schemas.Stuf() : schemas.Bericht(Fixtures.Functie(naam));
        var bericht = Fixtures.Bytes(naam);
        var einde = bericht.AsSpan().LastIndexOf((byte)'>');
        Assert.True(schema.IsGeldig(bericht));

        Prop.ForAll(Gen.Choose(0, einde).ToArbitrary(), lengte => !schema.IsGeldig(bericht.AsSpan(0, lengte)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Proeven));
    }

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Judge_MessageWithAPieceCutOut_AgreesWithItselfInAnyPlace(string naam)
    {
        var schema = naam.StartsWith("stuf", StringComparison.Ordinal) ? schemas.Stuf() : schemas.Bericht(Fixtures.Functie(naam));
        var bericht = Fixtures.Bytes(naam);
        var stukken = from begin in Gen.Choose(0, bericht.Length)
                      from lengte in Gen.Choose(0, 60)
                      from voor in Gen.Choose(0, 40)
                      select (begin, einde: Math.Min(bericht.Length, begin + lengte), voor);

        // How a document lies in memory decides which vectors its bytes fall into.
        Prop.ForAll(stukken.ToArbitrary(), stuk =>
        {
            byte[] document = [.. bericht[..stuk.begin], .. bericht[stuk.einde..]];
            byte[] verder = [.. Enumerable.Repeat((byte)'<', stuk.voor), .. document, .. Enumerable.Repeat((byte)'>', 40)];
            return schema.IsGeldig(document) == schema.IsGeldig(verder.AsSpan(stuk.voor, document.Length));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Proeven));
    }
}
