using System.Security.Cryptography;
using IB.Gateway.Demo;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Mengsel;
using IB.Gateway.Schemas;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>All requests that are sent in a run, made at its start, and the decks that say in which order.</summary>
/// <param name="installatie">The parties.</param>
internal sealed class Voorraad(Proefinstallatie installatie)
{
    /// <summary>Most bytes that all requests may take, so that the sender stays under 400 MB.</summary>
    internal const long MaxBytes = 250_000_000;

    /// <summary>Messages of a mix that are made: the smallest number of which each class of size has one.</summary>
    internal const int Mengselaantal = 1000;

    // Of so many messages one goes to the mailbox that is watched.
    private const int PerPeil = 100;

    private readonly List<Sjabloon> _sjablonen = [];
    private readonly Berichtcatalogus _catalogus = Berichtcatalogus.LoadEmbedded();
    private long _bytes;

    /// <summary>The template of a number.</summary>
    internal Sjabloon this[int nummer] => _sjablonen[nummer];

    /// <summary>How many there are.</summary>
    internal int Aantal => _sjablonen.Count;

    /// <summary>Whether a template is for the mailbox that is watched.</summary>
    internal bool IsPeil(Sjabloon sjabloon) => sjabloon.Ontvanger == installatie.Peil.Code;

    /// <summary>The type of a message.</summary>
    internal BerichtDefinitie DefinitieOf(string functie) => _catalogus.FindByFunctie(functie).Single();

    /// <summary>WMO301 of the example's size, from each gemeente to each aanbieder, and one to the mailbox that is watched.</summary>
    internal async Task<Dek> CreateUniformAsync()
    {
        var eerste = _sjablonen.Count;
        foreach (var gemeente in installatie.Gemeenten)
        {
            foreach (var aanbieder in installatie.Aanbieders)
                await AddAsync("WMO301", gemeente, aanbieder, 0);
        }

        await AddAsync("WMO301", installatie.Gemeenten[0], installatie.Peil, 0);
        return new Dek("WMO301 van 7,1 kB", [.. _sjablonen[eerste..]]);
    }

    /// <summary>The mix of <see cref="Berichtmix"/> and <see cref="Grootteklasse"/>.</summary>
    /// <param name="naam">What it is called in reports.</param>
    /// <param name="zaad">The same seed gives the same messages in the same order.</param>
    /// <param name="neem">Which of the messages of the mix are taken.</param>
    internal async Task<Dek> CreateMengselAsync(string naam, int zaad, Func<Mengseldeel, bool> neem)
    {
        var eerste = _sjablonen.Count;
        var toeval = new Random(zaad);
        var peilen = 0;
        foreach (var deel in Mengselplan.Draw(Mengselaantal, zaad).Where(neem))
        {
            var gemeente = installatie.Gemeenten[toeval.Next(installatie.Gemeenten.Count)];
            var aanbieder = installatie.Aanbieders[toeval.Next(installatie.Aanbieders.Count)];
            var naarAanbieder = DefinitieOf(deel.Functie).OntvangerRol == Partijrol.Aanbieder;
            if (naarAanbieder && deel.Klasse == Grootteklasse.Alle[0] && peilen < Mengselaantal / PerPeil)
            {
                aanbieder = installatie.Peil;
                peilen++;
            }

            await AddAsync(deel.Functie, gemeente, aanbieder, deel.Bytes);
        }

        // What making them took is given back before anything is measured.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        var sjablonen = _sjablonen[eerste..].ToArray();
        toeval.Shuffle(sjablonen);
        return new Dek(naam, sjablonen);
    }

    /// <summary>A request of its own.</summary>
    /// <param name="functie">The message type.</param>
    /// <param name="gemeente">One of the two parties.</param>
    /// <param name="aanbieder">The other.</param>
    /// <param name="bytes">How large the payload should be; 0 for that of the example.</param>
    internal async Task<Sjabloon> AddAsync(string functie, Deelnemer gemeente, Deelnemer aanbieder, int bytes)
    {
        var definitie = DefinitieOf(functie);
        var nummer = _sjablonen.Count;
        var inhoud = Berichtmaker.Make(definitie, gemeente.Code, aanbieder.Code, nummer, bytes);
        var (zender, ontvanger) = definitie.AfzenderRol == Partijrol.Gemeente ? (gemeente, aanbieder) : (aanbieder, gemeente);
        var sjabloon = await Sjabloon.CreateAsync(nummer, definitie, zender.Code, ontvanger.Code, inhoud);
        _bytes += sjabloon.Lengte;
        if (_bytes > MaxBytes || nummer > ushort.MaxValue)
            throw new InvalidOperationException($"The templates take {_bytes} bytes, which is more than {MaxBytes}, or are too many.");
        _sjablonen.Add(sjabloon);
        return sjabloon;
    }

    /// <summary>Writes the SHA-256 of each payload to a file, in the order of their numbers, for a receiver in another process.</summary>
    internal void WriteAfdrukken(string pad)
    {
        using var bestand = File.Create(pad);
        foreach (var sjabloon in _sjablonen)
            bestand.Write(sjabloon.InhoudSha256.Span);
    }

    /// <summary>Whether these bytes are the payload of the message.</summary>
    internal bool IsInhoud(Referentie referentie, ReadOnlySpan<byte> inhoud)
        => SHA256.HashData(inhoud).AsSpan().SequenceEqual(_sjablonen[referentie.Sjabloon].InhoudSha256.Span);
}
