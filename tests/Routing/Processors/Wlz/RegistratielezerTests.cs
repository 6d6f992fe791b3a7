using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed class RegistratielezerTests
{
    private const string Gemeente = "0384";

    [Fact]
    public void Read_Example_GivesHeaderAndRegistrations()
    {
        using var lezing = Wlzproef.Read("WlzVoorzieningRegistratie");

        var bericht = Registratielezer.Read(lezing, Gemeente)!;

        Assert.Equal(new Wlzkop(Gemeente, "IB", "WVR260001", new DateOnly(2026, 3, 2)), bericht.Kop);
        Assert.True(bericht.Inhoud.TryGet(out var levering));
        Assert.Equal(4, levering.Aantal);
        Assert.Equal(
            [
                new Registratie(
                    "WMO-2026-000117", Bsn.Of("999900006"u8), Registratieactie.Nieuw, Registratiegrond.Lopend, new(2026, 1, 1), null, "01", Domein.Wmo),
                new Registratie(
                    "WMO-2026-000118", Bsn.Of("999900018"u8), Registratieactie.Gewijzigd, Registratiegrond.Lopend, new(2025, 6, 15), new DateOnly(2026, 6, 14),
                    "02", Domein.Wmo),
                new Registratie(
                    "WMO-2026-000119", Bsn.Of("999900031"u8), Registratieactie.Nieuw, Registratiegrond.Aangevraagd, new(2026, 3, 1), null, null, Domein.Wmo),
                new Registratie(
                    "WMO-2024-000041", Bsn.Of("999900043"u8), Registratieactie.Verwijderd, Registratiegrond.Lopend, new(2024, 2, 1), new DateOnly(2025, 1, 31),
                    null, Domein.Wmo),
            ],
            levering.ReadRegistraties().Select(r => r.TryGet(out var registratie) ? registratie : null));
    }

    [Theory]
    [InlineData(":Bsn>999900018<", ":Bsn>999900019<", "WLZ002", 2)]
    [InlineData(":Einddatum>2026-06-14<", ":Einddatum>2025-06-14<", "WLZ003", 2)]
    [InlineData(":RegistratieId>WMO-2024-000041<", ":RegistratieId>999900043<", "WLZ006", 4)]
    public void Read_OneRegistrationWithAFault_RefusesOnlyThatOne(string oud, string nieuw, string code, int plaats)
    {
        using var lezing = Wlzproef.Read("WlzVoorzieningRegistratie", oud, nieuw);
        Assert.True(Registratielezer.Read(lezing, Gemeente)!.Inhoud.TryGet(out var levering));

        var geweigerd = Assert.Single(levering.ReadRegistraties(), r => r.Regel is not null);

        Assert.Equal((code, Reikwijdte.Onderdeel, plaats), (geweigerd.Regel!.Code, geweigerd.Regel.Reikwijdte, geweigerd.Plaats));
        Assert.False(geweigerd.TryGet(out _));
    }

    [Fact]
    public void Read_SameRegistratieIdTwice_RefusesTheWholeMessage()
    {
        using var lezing = Wlzproef.Read("WlzVoorzieningRegistratie", ">WMO-2026-000118<", ">WMO-2026-000117<");

        var inhoud = Registratielezer.Read(lezing, Gemeente)!.Inhoud;

        Assert.Equal(("WLZ102", Reikwijdte.Bericht), (inhoud.Regel?.Code, inhoud.Regel?.Reikwijdte));
    }

    [Fact]
    public void Read_HeaderOfAnotherGemeente_RefusesTheWholeMessage()
    {
        using var lezing = Wlzproef.Read("WlzVoorzieningRegistratie");

        var bericht = Registratielezer.Read(lezing, "0363")!;

        Assert.Equal("WLZ101", bericht.Inhoud.Regel?.Code);
        Assert.Equal(Gemeente, bericht.Kop.Afzender);
    }

    [Fact]
    public void Read_MoreRegistrationsThanAllowed_RefusesTheWholeMessage()
    {
        const string Begin = "\t<wlzvoorzieningregistratie:Registratie>";
        static string Element(string naam, string inhoud) => $"<wlzvoorzieningregistratie:{naam}>{inhoud}</wlzvoorzieningregistratie:{naam}>";
        static string Registratie(int nummer) => Element("Registratie", string.Concat(
            Element("RegistratieId", $"R{nummer}"), Element("Bsn", "999900006"), Element("Actie", "1"), Element("Grond", "LOPEND"),
            Element("Begindatum", "2026-01-01")));
        static string Meer(int aantal) => string.Concat(Enumerable.Range(0, aantal).Select(Registratie)) + Begin;
        using var vol = Wlzproef.Read("WlzVoorzieningRegistratie", Begin, Meer(Wlzcontrole.MaxRegistraties - 4));
        using var teVol = Wlzproef.Read("WlzVoorzieningRegistratie", Begin, Meer(Wlzcontrole.MaxRegistraties - 3));

        Assert.Null(Registratielezer.Read(vol, Gemeente)!.Inhoud.Regel);
        Assert.Equal("WLZ103", Registratielezer.Read(teVol, Gemeente)!.Inhoud.Regel?.Code);
    }

    [Fact]
    public void Read_MessageOfAnotherType_IsNull()
    {
        using var lezing = Wlzproef.Read("CizStatus");

        Assert.Null(Registratielezer.Read(lezing, Gemeente));
    }
}
