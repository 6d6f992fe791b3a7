using System.Diagnostics;
using System.Text.Json;
using IB.Gateway.Client;
using IB.Gateway.Demo;
using IB.Gateway.LoadTests.Installatie;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>
/// The parties that empty their mailboxes while others send: list, fetch, compare, confirm, for a part of what was accepted; and one whose
/// mailbox is looked at all the time, to see when messages can be fetched.
/// </summary>
internal sealed class Postbuslezers : IAsyncDisposable
{
    private const int Bladzijde = 50;
    private const int Peilbladzijde = 250;

    // Messages that one party fetches at once.
    private const int Tegelijk = 4;

    private static readonly TimeSpan Tik = TimeSpan.FromMilliseconds(20);

    // Each look costs the knooppunt as much as accepting two messages; more often would measure the looking.
    private static readonly TimeSpan Peiltik = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly Voorraad _voorraad;
    private readonly Grootboek _grootboek;
    private readonly Action<Referentie> _gekregen;
    private readonly Task _werk;
    private volatile bool _actief = true;
    private volatile TaskCompletionSource? _laatste;
    private long _opgehaald;

    /// <summary>Starts them.</summary>
    /// <param name="installatie">Whose mailboxes.</param>
    /// <param name="lezers">The parties that read.</param>
    /// <param name="adres">Address of the knooppunt.</param>
    /// <param name="voorraad">What payloads must be.</param>
    /// <param name="grootboek">Where is kept what they got.</param>
    /// <param name="deel">The part of all messages that is fetched, of all mailboxes together; 1 for all that comes.</param>
    /// <param name="gekregen">Told of each message that was fetched and confirmed.</param>
    internal Postbuslezers(
        Proefinstallatie installatie, IReadOnlyList<Deelnemer> lezers, Uri adres, Voorraad voorraad, Grootboek grootboek, double deel,
        Action<Referentie> gekregen)
    {
        _gekregen = gekregen;
        _voorraad = voorraad;
        _grootboek = grootboek;
        _werk = Task.WhenAll(
        [
            PeilAsync(new Postbusclient(installatie.Client(installatie.Peil), adres)),
            .. lezers.Select(a => ReadAsync(
                new Postbusclient(installatie.Client(a), adres), () => deel < 1 ? (long)(grootboek.Bevestigd * deel / lezers.Count) : long.MaxValue)),
        ]);
    }

    /// <summary>Lets them go on.</summary>
    internal void Resume() => _actief = true;

    /// <summary>
    /// Lets them rest, while another is measured on the same processors. Completes when the mailbox that is watched is empty: what waited in
    /// it until they go on would count as late.
    /// </summary>
    internal async Task PauseAsync()
    {
        var laatste = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _laatste = laatste;
        _actief = false;
        await Task.WhenAny(laatste.Task, _werk);
        RequireGood();
    }

    /// <summary>Messages fetched and confirmed so far, without those of the mailbox that is watched.</summary>
    internal long Opgehaald => Interlocked.Read(ref _opgehaald);

    /// <summary>Their work, which ends only when a reader met something wrong.</summary>
    internal Task Werk => _werk;

    /// <summary>Throws when a reader has met something wrong.</summary>
    internal void RequireGood()
    {
        if (_werk.IsFaulted)
            _werk.GetAwaiter().GetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _werk;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        _stop.Dispose();
    }

    private async Task ReadAsync(Postbusclient postbus, Func<long> gewenst)
    {
        using var klok = new PeriodicTimer(Tik);
        for (long gelezen = 0; ;)
        {
            var tekort = _actief ? (int)Math.Min(gewenst() - gelezen, Bladzijde) : 0;
            var nu = tekort > 0 ? await EmptyAsync(postbus, tekort, peil: false) : 0;
            gelezen += nu;
            Interlocked.Add(ref _opgehaald, nu);
            if (nu < Bladzijde)
                await klok.WaitForNextTickAsync(_stop.Token);
        }
    }

    private async Task PeilAsync(Postbusclient postbus)
    {
        using var klok = new PeriodicTimer(Peiltik);
        while (await klok.WaitForNextTickAsync(_stop.Token))
        {
            var laatste = _laatste;
            if ((_actief || laatste is not null) && await EmptyAsync(postbus, Peilbladzijde, peil: true) == 0 && laatste is not null)
            {
                _laatste = null;
                laatste.SetResult();
            }
        }
    }

    private async Task<int> EmptyAsync(Postbusclient postbus, int aantal, bool peil)
    {
        var antwoord = await postbus.ListAsync(aantal, _stop.Token);
        var moment = Stopwatch.GetTimestamp();
        if (!antwoord.Gelukt)
            throw new InvalidDataException($"A mailbox did not list: {antwoord.Status} {antwoord.Tekst}");
        using var lijst = JsonDocument.Parse(antwoord.Tekst);
        var ids = lijst.RootElement.GetProperty("berichten").EnumerateArray()
            .Select(b => b.GetProperty("referentiegegevens").GetProperty("traceerId").GetString()!).ToList();
        if (peil)
        {
            foreach (var id in ids)
                _grootboek.See(Referentie.Parse(id), moment);
        }

        foreach (var samen in ids.Chunk(Tegelijk))
            await Task.WhenAll(samen.Select(id => FetchAsync(postbus, id)));
        return ids.Count;
    }

    private async Task FetchAsync(Postbusclient postbus, string id)
    {
        var referentie = Referentie.Parse(id);
        var inhoud = await postbus.ReadPayloadAsync(id, _stop.Token);
        if (inhoud is null || !_voorraad.IsInhoud(referentie, inhoud))
            throw new InvalidDataException("A mailbox gave other bytes than were sent.");
        if (!(await postbus.ConfirmAsync(id, _stop.Token)).Gelukt)
            throw new InvalidDataException("A mailbox did not take a confirmation.");
        _grootboek.Deliver(referentie);
        _gekregen(referentie);
    }
}
