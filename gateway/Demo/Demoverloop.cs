using System.Text.Json;
using IB.Gateway.Client;
using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;

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

    private readonly Dictionary<string, string> _referenties = [];

    /// <summary>Plays one message after the other; each is a result as soon as it is over.</summary>
    internal async IAsyncEnumerable<Demouitkomst> PlayAsync(
        IEnumerable<Demobericht> berichten, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var bericht in berichten)
        {
            var referentie = bericht.ZelfdeReferentieAls is { } eerder ? _referenties[eerder] : nummers.Next();
            _referenties[bericht.Sleutel] = referentie;
            using var geduld = new CancellationTokenSource(Geduld, tijd);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, geduld.Token);
            var uitleg = await PlayAsync(bericht, referentie, stop.Token);
            yield return new Demouitkomst(bericht, referentie, uitleg.Gelukt, uitleg.Tekst);
        }
    }

    private async Task<(bool Gelukt, string Tekst)> PlayAsync(Demobericht bericht, string referentie, CancellationToken stop)
    {
        try
        {
            var inhoud = Demoinhoud.Read(bericht.Bestand);
            var geweigerd = await SendAsync(bericht, referentie, inhoud, stop);
            if (geweigerd is not null)
                return (geweigerd == bericht.Foutcode, geweigerd);
            return bericht.Afloop switch
            {
                Afloop.Afgekeurd => await ExpectFoutberichtAsync(bericht, referentie, stop),
                Afloop.Herhaald => await ExpectNothingAsync(bericht, referentie, stop),
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
                Afzender = new Partijverwijzing(nameof(Rol.Instelling), bericht.Van),
                Geadresseerden = [new Partijverwijzing(nameof(Rol.Gemeente), bericht.Naar)],
                Berichtstroom = new Berichtstroom { Berichttype = bericht.Functie, Berichtversie = 3, Berichtsubversie = 2 },
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
            ? (await gemeente.WaitForAsync(g => g.Foutbericht is not null && g.Envelop.AntwoordOp == referentie && g.Foutbericht.Code == bericht.Foutcode, stop)).Foutbericht!
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
        FunctieVersie = new Versie(3, 2),
        ApplicatieVersie = new Versie(4, 1),
    };
}
