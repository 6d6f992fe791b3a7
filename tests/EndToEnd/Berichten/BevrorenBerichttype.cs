namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A message type that is closed around a change of release is refused, and only that type.</summary>
public sealed class BevrorenBerichttype(BevrorenBerichttype.Keten fixture) : IClassFixture<BevrorenBerichttype.Keten>
{
    private readonly Proefketen _keten = fixture.Proefketen;

    [Fact]
    public async Task FrozenType_IsRefusedWithIB103()
    {
        var bericht = Proefbericht.Toewijzing();

        await _keten.Diemen.SendAsync(bericht);

        Assert.Equal("IB103", (await _keten.Diemen.WaitForFoutAsync(bericht.Referentie)).Foutbericht!.Code);
    }

    [Fact]
    public async Task OtherType_GoesOn()
    {
        var bericht = Proefbericht.Start();

        await _keten.ZorgThuis.SendAsync(bericht);

        Assert.Equal(bericht.Inhoud, await _keten.Diemen.ReceiveAsync(bericht.Referentie));
    }

    public sealed class Keten : Ketenfixture
    {
        internal override Ketenplan Plan => new()
        {
            Partijen = register =>
                register.Freeze("WMO301", TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddHours(1), "refuse"),
        };
    }
}
