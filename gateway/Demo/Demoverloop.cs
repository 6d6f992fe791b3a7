using System.Text.Json;
using IB.Gateway.Berichten;
using IB.Gateway.Berichten.Wlz10;
using IB.Gateway.Client;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.Demo;

/// <summary>How a message of the story went.</summary>
/// <param name="Bericht">The message.</param>
/// <param name="Referentienummer">Its id.</param>
/// <param name="Gelukt">Whether it came to what it must come to.</param>
/// <param name="Uitleg">What happened instead, when it did not; what the sender was told, when it was refused.</param>
internal sealed record Demouitkomst(Demobericht Bericht, string Referentienummer, bool Gelukt, string Uitleg);

/// <summary>Plays the story: every message over the real protocols, every outcome seen at the receiving end.</summary>
internal sealed class Demoverloop(Demowereld wereld, INummergever nummers, TimeProvider tijd)
{
    private static readonly TimeSpan Geduld = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Kijktijd = TimeSpan.FromMilliseconds(5);

    private readonly Dictionary<string, string> _referenties = [];

    /// <summary>Plays one message after the other; each is a result as soon as it is over.</summary>
    internal async IAsyncEnumerable<Demouitkomst> PlayAsync(
        IEnumerable<Demobericht> berichten, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var bericht in berichten)
        {
            _referenties[bericht.Sleutel] = bericht.ZelfdeReferentieAls is { } eerder ? _referenties[eerder] : nummers.Next();
            using var geduld = new CancellationTokenSource(Geduld, tijd);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, geduld.Token);
            var uitleg = await PlayAsync(bericht, stop.Token);
            yield return new Demouitkomst(bericht, _referenties[bericht.Sleutel], uitleg.Gelukt, uitleg.Tekst);
        }
    }

    private async Task<(bool Gelukt, string Tekst)> PlayAsync(Demobericht bericht, CancellationToken stop)
    {
        try
        {
            if (bericht.Afloop == Afloop.Gesignaleerd)
                return await ExpectSignaalAsync(bericht, stop);
            var referentie = _referenties[bericht.Sleutel];
            var inhoud = Demoinhoud.Read(bericht.Bestand);
            var geweigerd = await SendAsync(bericht, referentie, inhoud, stop);
            if (geweigerd is not null)
                return (geweigerd == bericht.Foutcode, geweigerd);
            return bericht.Afloop switch
            {
                Afloop.Afgekeurd => await ExpectFoutberichtAsync(bericht, referentie, stop),
                Afloop.Herhaald => await ExpectNothingAsync(bericht, referentie, stop),
                Afloop.Verwerkt => await ExpectVerwerktAsync(bericht, referentie, stop),
                _ => await ExpectBerichtAsync(bericht, referentie, inhoud, stop),
            };
        }
        catch (OperationCanceledException)
        {
            return (false, "kwam niet op tijd aan");
        }
        catch (HttpRequestException fout)
        {
            return (false, fout.Message);
        }
    }

    // The code of an answer that the message is not taken over, or null when it was.
    private async Task<string?> SendAsync(Demobericht bericht, string referentie, byte[] inhoud, CancellationToken stop)
    {
        var antwoordOp = bericht.AntwoordOp is { } sleutel ? _referenties[sleutel] : null;
        if (wereld.Stuf.TryGetValue(bericht.Van, out var stuf))
        {
            var antwoord = await stuf.SendAsync(Envelop(bericht, referentie, antwoordOp), inhoud, stop);
            return antwoord.Soort == Stufantwoordsoort.Bevestigd ? null : antwoord.Code ?? antwoord.Soort.ToString();
        }

        var metadata = new BerichtMetadata
        {
            Routeringgegevens = new Routeringgegevens
            {
                Afzender = Verwijs(bericht.Van),
                Geadresseerden = [Verwijs(bericht.Naar)],
                Berichtstroom = new Berichtstroom
                {
                    Berichttype = bericht.Functie,
                    Berichtversie = VersieOf(bericht).Hoofd,
                    Berichtsubversie = VersieOf(bericht).Sub,
                },
            },
            Referentiegegevens = new Referentiegegevens { TraceerId = referentie, ConversatieId = antwoordOp ?? referentie, AlsAntwoordOp = antwoordOp },
        };
        var gezonden = await wereld.Postbussen[bericht.Van].SendAsync(metadata, inhoud, stop);
        return gezonden.Gelukt ? null : gezonden["code"];
    }

    private async Task<(bool Gelukt, string Tekst)> ExpectBerichtAsync(Demobericht bericht, string referentie, byte[] inhoud, CancellationToken stop)
    {
        byte[]? gekregen;
        if (wereld.Simulators.TryGetValue(bericht.Naar, out var gemeente))
        {
            gekregen = (await gemeente.WaitForAsync(g => g.Envelop.Referentienummer == referentie, stop)).Inhoud;
        }
        else
        {
            var postbus = wereld.Postbussen[bericht.Naar];
            gekregen = await postbus.ReadPayloadAsync(referentie, stop);
            if (gekregen is not null && !(await postbus.ConfirmAsync(referentie, stop)).Gelukt)
                return (false, "kon niet worden bevestigd");
        }

        return gekregen is null ? (false, "stond niet in de postbus")
            : gekregen.AsSpan().SequenceEqual(inhoud) ? (true, string.Empty)
            : (false, "kwam met andere bytes aan");
    }

    private async Task<(bool Gelukt, string Tekst)> ExpectFoutberichtAsync(Demobericht bericht, string referentie, CancellationToken stop)
    {
        var foutbericht = wereld.Simulators.TryGetValue(bericht.Van, out var gemeente)
            ? (await gemeente.WaitForAsync(
                g => g.Foutbericht is not null && g.Envelop.AntwoordOp == referentie && g.Foutbericht.Code == bericht.Foutcode, stop)).Foutbericht!
            : await FetchFoutberichtAsync(wereld.Postbussen[bericht.Van], referentie, stop);
        return foutbericht is null
            ? (false, "er kwam geen foutbericht")
            : (foutbericht.Code == bericht.Foutcode, foutbericht.Omschrijving);
    }

    private static async Task<Foutbericht?> FetchFoutberichtAsync(Postbusclient postbus, string referentie, CancellationToken stop)
    {
        using var lijst = JsonDocument.Parse((await postbus.ListAsync(250, stop)).Tekst);
        foreach (var wachtend in lijst.RootElement.GetProperty("berichten").EnumerateArray())
        {
            var referenties = wachtend.GetProperty("referentiegegevens");
            if (!referenties.TryGetProperty("alsAntwoordOp", out var antwoordOp) || antwoordOp.GetString() != referentie)
                continue;
            var id = referenties.GetProperty("traceerId").GetString()!;
            var inhoud = await postbus.ReadPayloadAsync(id, stop);
            await postbus.ConfirmAsync(id, stop);
            return inhoud is null ? null : Foutbericht.FromBytes(inhoud);
        }

        return null;
    }

    private async Task<(bool Gelukt, string Tekst)> ExpectNothingAsync(Demobericht bericht, string referentie, CancellationToken stop)
        => await wereld.Postbussen[bericht.Naar].ReadPayloadAsync(referentie, stop) is null
            ? (true, "zelfde Bv03 als de eerste keer, niet opnieuw bezorgd")
            : (false, "werd nog eens bezorgd");

    // The party that sent it can see what became of it; for the knooppunt there is nothing else to see.
    private async Task<(bool Gelukt, string Tekst)> ExpectVerwerktAsync(Demobericht bericht, string referentie, CancellationToken stop)
    {
        using var ronde = new PeriodicTimer(Kijktijd, tijd);
        while ((await wereld.Postbussen[bericht.Van].ReadStatusAsync(referentie, stop))["toestand"] != nameof(Toestand.Bezorgd))
            await ronde.WaitForNextTickAsync(stop);
        return (true, string.Empty);
    }

    private async Task<(bool Gelukt, string Tekst)> ExpectSignaalAsync(Demobericht bericht, CancellationToken stop)
    {
        var gekregen = await wereld.Simulators[bericht.Naar].WaitForAsync(
            g => g.Envelop.Functie == bericht.Functie && g.Envelop.Zender.Organisatie == bericht.Van, stop);
        _referenties[bericht.Sleutel] = gekregen.Envelop.Referentienummer;
        if (Wlzsignaal.Read(wereld.Services.GetRequiredService<Berichtlezer>().Read(gekregen.Inhoud)) is not { Signaal: var signaal })
            return (false, "is niet te lezen");
        return (true,
            $"{signaal.Soort.AsString()}: over registratie {signaal.RegistratieId.AsString()}, Wlz-status {signaal.WlzStatus.AsString()} vanaf {signaal.Ingangsdatum?.Value:yyyy-MM-dd}");
    }

    private static Partijverwijzing Verwijs(string code) => new(Demowereld.RolOf(code).ToString(), code);

    private Versie VersieOf(Demobericht bericht)
    {
        var definitie = wereld.Services.GetRequiredService<ICatalogusBron>().Huidig.FindByFunctie(bericht.Functie)[^1];
        return new Versie(definitie.Versie, definitie.Subversie);
    }

    private Envelop Envelop(Demobericht bericht, string referentie, string? antwoordOp) => new()
    {
        Soort = antwoordOp is null ? Berichtsoort.Di01 : Berichtsoort.Du01,
        Referentienummer = referentie,
        ConversatieId = antwoordOp ?? referentie,
        AntwoordOp = antwoordOp,
        Zender = new Systeem(bericht.Van, "Regiesysteem Sociaal"),
        Ontvanger = Systeem.Ontvanger(bericht.Naar),
        TijdstipBericht = Berichttijd.Format(tijd.GetUtcNow()),
        Functie = bericht.Functie,
        FunctieVersie = VersieOf(bericht),
        ApplicatieVersie = new Versie(4, 1),
    };
}
