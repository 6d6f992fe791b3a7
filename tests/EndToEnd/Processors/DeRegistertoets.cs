using System.Text.RegularExpressions;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A gemeente asks whether somebody has a Wlz-indicatie, and gets an answer that tells nothing of other gemeenten.</summary>
public sealed partial class DeRegistertoets(Wlzketen fixture) : IClassFixture<Wlzketen>
{
    private static readonly IReadOnlyList<string> Bsns = Bsnreeks.Take(3);

    private readonly Proefketen _keten = fixture.Proefketen;

    [Fact]
    public async Task Question_IsAnsweredFromWhatTheCizSaidLast()
    {
        await _keten.PostAsync(Kopie());
        var (onbekend, geindiceerd) = (Wlzbericht.Vraag(Deelnemers.Utrecht, Bsns[1]), Wlzbericht.Vraag(Deelnemers.Utrecht, Bsns[0]));

        await _keten.Utrecht.SendAsync(onbekend);
        await _keten.Utrecht.SendAsync(geindiceerd);

        Assert.Equal("NEE", Wlzbericht.ReadAntwoord(await ReceiveAsync(onbekend)));
        Assert.Equal("JA 2026-12-01", Wlzbericht.ReadAntwoord(await ReceiveAsync(geindiceerd)));
        Assert.Equal(geindiceerd.Referentie, (string?)Assert.Single(await _keten.ReadBerichtenAsync(geindiceerd.Referentie))["conversatieId"]);
    }

    [Fact]
    public async Task Question_OverStuf_IsAnsweredWithADu01()
    {
        await _keten.PostAsync(Kopie());
        var vraag = Wlzbericht.Vraag(Deelnemers.Diemen, Bsns[0]);

        await _keten.Diemen.SendAsync(vraag);
        var antwoord = await _keten.Diemen.Simulator.WaitForAsync(g => g.Envelop.AntwoordOp == vraag.Referentie, TestContext.Current.CancellationToken);

        Assert.Equal((Storage.Berichtsoort.Du01, "RegistertoetsAntwoord"), (antwoord.Envelop.Soort, antwoord.Envelop.Functie));
        Assert.Equal("JA 2026-12-01", Wlzbericht.ReadAntwoord(antwoord.Inhoud));
    }

    [Fact]
    public async Task Question_AboutNobodyOrAboutAResidentOfAnother_IsAnsweredTheSame()
    {
        await _keten.PostAsync(Kopie());
        await _keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Amsterdam, new Wlzbericht.Voorziening("A-1", Bsns[1])));
        var (vanEenAnder, vanNiemand) = (Wlzbericht.Vraag(Deelnemers.Utrecht, Bsns[1]), Wlzbericht.Vraag(Deelnemers.Utrecht, Bsns[2]));

        await _keten.Utrecht.SendAsync(vanEenAnder);
        await _keten.Utrecht.SendAsync(vanNiemand);
        var (een, ander) = (await ReceiveAsync(vanEenAnder), await ReceiveAsync(vanNiemand));

        Assert.Equal("NEE", Wlzbericht.ReadAntwoord(een));
        Assert.Equal(Wlzbericht.ReadAntwoord(ander), Wlzbericht.ReadAntwoord(een));
        Assert.Equal(Wlzbericht.ReadVorm(ander), Wlzbericht.ReadVorm(een));
        Assert.Equal(await ReadOorzakenAsync(vanNiemand), await ReadOorzakenAsync(vanEenAnder));
        Assert.Empty(await _keten.Ciz.ListAsync());
        Assert.Empty(_keten.Amsterdam.PushedSignalen());
    }

    [Fact]
    public async Task Question_BeforeTheCizSaidAnything_IsAFaultAndNotANo()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan { Instellingen = Wlzketen.Aan });
        var vraag = Wlzbericht.Vraag(Deelnemers.Utrecht, Bsns[0]);

        await keten.Utrecht.SendAsync(vraag);
        var antwoord = await keten.Utrecht.ReceiveAsync(await keten.Utrecht.WaitForAntwoordAsync(vraag.Referentie));

        Assert.Equal("WLZ112", Wlzbericht.ReadAntwoord(antwoord));
    }

    [Fact]
    public async Task Questions_BeyondWhatAGemeenteMayAsk_GetAFaultAndAreInTheHistory()
    {
        await using var keten = await Proefketen.StartAsync(new Ketenplan
        {
            Instellingen = new Dictionary<string, string>(Wlzketen.Aan) { ["processors:wlz:toetsenPerUur"] = "1" },
        });
        await keten.PostAsync(Wlzbericht.Mutatie(new Wlzbericht.Indicatie(Bsns[0], "2026-12-01")));

        // Three: the hour may change once between them.
        var (vragen, antwoorden) = (new List<Proefbericht>(), new List<string>());
        for (var n = 0; n < 3; n++)
        {
            vragen.Add(Wlzbericht.Vraag(Deelnemers.Utrecht, Bsns[0]));
            await keten.Utrecht.SendAsync(vragen[n]);
            antwoorden.Add(Wlzbericht.ReadAntwoord(await keten.Utrecht.ReceiveAsync(await keten.Utrecht.WaitForAntwoordAsync(vragen[n].Referentie))));
        }

        Assert.Equal("JA 2026-12-01", antwoorden[0]);
        Assert.Contains("WLZ113", antwoorden);
        Assert.DoesNotContain("NEE", antwoorden);
        for (var n = 0; n < 3; n++)
        {
            var historie = (await keten.WaitForToestandAsync(vragen[n].Referentie, "bezorgd"))["historie"]!.AsArray();
            var afloop = antwoorden[n] == "WLZ113" ? "niet beantwoord, WLZ113" : "beantwoord";
            Assert.Single(historie, g => (string?)g!["oorzaak"] == $"Registertoets door 0344, doel AANVRAAG, gebruiker consulent-7: {afloop}.");
        }

        var (_, metrieken) = await keten.ReadBeheerAsync("/metrics");
        Assert.Contains(
            $"ib_processor_geweigerd_total{{processor=\"wlz\"}} {antwoorden.Count(static a => a == "WLZ113")}", metrieken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registration_UnderTheJeugdwet_IsRefusedWithItsCode()
    {
        var registratie = Wlzbericht.Registratie(Deelnemers.Diemen, new Wlzbericht.Voorziening("J-1", Bsns[0]) { Domein = "JW" });
        await _keten.Diemen.SendAsync(registratie);
        var fout = (await _keten.Diemen.WaitForFoutAsync(registratie.Referentie)).Foutbericht!;
        Assert.Equal("StUF055", fout.Code);
        Assert.Contains("registratie 1: WLZ010", fout.Details ?? fout.Omschrijving, StringComparison.Ordinal);
    }

    /// <summary>The whole register: one person.</summary>
    private static Proefbericht Kopie() => Assert.Single(Wlzbericht.Kopie([new Wlzbericht.Indicatie(Bsns[0], "2026-12-01")], 1));

    private async Task<byte[]> ReceiveAsync(Proefbericht vraag)
        => await _keten.Utrecht.ReceiveAsync(await _keten.Utrecht.WaitForAntwoordAsync(vraag.Referentie));

    /// <summary>Why everything in the history of a question happened, without the id of its answer.</summary>
    private async Task<IEnumerable<string>> ReadOorzakenAsync(Proefbericht vraag)
    {
        var historie = (await _keten.WaitForToestandAsync(vraag.Referentie, "bezorgd"))["historie"]!.AsArray();
        return historie.Select(g => Ids().Replace((string)g!["oorzaak"]!, "#"));
    }

    [GeneratedRegex("[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
