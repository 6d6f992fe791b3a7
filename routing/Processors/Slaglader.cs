using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Makes a <see cref="Verwerkslag"/> with what is remembered of the keys that it is about.</summary>
internal sealed class Slaglader(IProcessor processor, IProcessoropslag opslag, Uitvoermaker maker, IPartijregisterBron partijen, TimeProvider tijd)
{
    /// <summary>Reads the state of each key among these pieces and of the shared one, and which of them wait.</summary>
    public async Task<Verwerkslag> LoadAsync(IEnumerable<Stukplek> stukken, CancellationToken cancellationToken)
    {
        var naam = processor.Verklaring.Naam;
        var sleutels = stukken.SelectMany(static s => new[] { s.Stuk.Sleutel, s.Stuk.Nevensleutel }).Append(processor.GedeeldeSleutel)
            .Where(static s => !s.IsEmpty).Distinct(Sleutelvergelijker.Instance).ToList();
        var waarden = await opslag.ReadStatenAsync(naam, sleutels, cancellationToken);
        var staten = new Dictionary<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>?>(sleutels.Count, Sleutelvergelijker.Instance);
        for (var i = 0; i < sleutels.Count; i++)
            staten.Add(sleutels[i], waarden[i]);
        var geblokkeerd = await opslag.FindGeblokkeerdAsync(naam, sleutels, cancellationToken);
        return new Verwerkslag(
            processor, maker, staten, new HashSet<ReadOnlyMemory<byte>>(geblokkeerd, Sleutelvergelijker.Instance),
            new Procescontext(tijd.GetUtcNow(), partijen.Huidig, null));
    }
}
