using System.Text.Json;
using IB.Gateway.Client;
using IB.Gateway.LoadTests.Installatie;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>
/// The aanbieders that empty their mailboxes while the gemeenten send: list, fetch, compare, confirm, for a fixed part of what was
/// accepted.
/// </summary>
internal sealed class Postbuslezers : IAsyncDisposable
{
    private const int Bladzijde = 50;
    private static readonly TimeSpan Tik = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, byte[]> _inhoud;
    private readonly Task _werk;
    private long _opgehaald;

    private Postbuslezers(Proefinstallatie installatie, IEnumerable<Sjabloon> sjablonen, Uri adres, Func<long> gewenst)
    {
        _inhoud = sjablonen.ToDictionary(s => s.Zender + s.Ontvanger, s => s.Inhoud);
        _werk = Task.WhenAll(installatie.Aanbieders.Select(a => ReadAsync(
            a.Code, new Postbusclient(installatie.Client(a), adres), () => gewenst() / installatie.Aanbieders.Count)));
    }

    /// <summary>Messages fetched and confirmed so far.</summary>
    internal long Opgehaald => Interlocked.Read(ref _opgehaald);

    /// <summary>Starts them.</summary>
    /// <param name="installatie">Whose mailboxes.</param>
    /// <param name="adres">Address of the knooppunt.</param>
    /// <param name="gewenst">How many messages should have been fetched by now.</param>
    internal static async Task<Postbuslezers> StartAsync(Proefinstallatie installatie, Uri adres, Func<long> gewenst)
        => new(installatie, await Sjabloon.CreateAllAsync(installatie, adres), adres, gewenst);

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

    private async Task ReadAsync(string ontvanger, Postbusclient postbus, Func<long> gewenst)
    {
        using var klok = new PeriodicTimer(Tik);
        for (long gelezen = 0; ;)
        {
            var tekort = Math.Min(gewenst() - gelezen, Bladzijde);
            if (tekort > 0)
                gelezen += await ReadAsync(ontvanger, postbus, (int)tekort);
            await klok.WaitForNextTickAsync(_stop.Token);
        }
    }

    private async Task<int> ReadAsync(string ontvanger, Postbusclient postbus, int aantal)
    {
        using var lijst = JsonDocument.Parse((await postbus.ListAsync(aantal, _stop.Token)).Tekst);
        var berichten = lijst.RootElement.GetProperty("berichten");
        foreach (var bericht in berichten.EnumerateArray())
        {
            var zender = bericht.GetProperty("routeringgegevens").GetProperty("afzender").GetProperty("code").GetString();
            var id = bericht.GetProperty("referentiegegevens").GetProperty("traceerId").GetString()!;
            var inhoud = await postbus.ReadPayloadAsync(id, _stop.Token);
            if (inhoud is null || !inhoud.AsSpan().SequenceEqual(_inhoud[zender + ontvanger]))
                throw new InvalidDataException("A mailbox gave other bytes than were sent.");
            if (!(await postbus.ConfirmAsync(id, _stop.Token)).Gelukt)
                throw new InvalidDataException("A mailbox did not take a confirmation.");
            Interlocked.Increment(ref _opgehaald);
        }

        return berichten.GetArrayLength();
    }
}
