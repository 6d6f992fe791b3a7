using IB.Gateway.Storage;

namespace IB.Gateway.Tests.Rest;

/// <summary>Following the journal of a <see cref="NagebootstePostbus"/>.</summary>
internal sealed class NagebootsteVolging(NagebootstePostbus postbus) : IVolgopslag
{
    public ValueTask<Journaalgrenzen> GetGrenzenAsync(CancellationToken cancellationToken)
    {
        var grenzen = new Journaalgrenzen(postbus.Eerste, postbus.Alles.Count + 1);
        postbus.NaGrenzen();
        return new(grenzen);
    }

    public ValueTask<Journaalstuk> ReadAsync(Volgvraag vraag, long vanaf, int limit, CancellationToken cancellationToken)
    {
        var berichten = postbus.Alles.Where(b => b.Volgnummer >= vanaf && vraag.Functies.Contains(b.Envelop.Functie)).ToList();
        return new(new Journaalstuk(berichten, postbus.Alles.Count + 1, Eind: true));
    }

    public ValueTask<Functielijst> ListFunctiesAsync(Functielijst bekend, CancellationToken cancellationToken)
        => new(new Functielijst(postbus.Alles.Select(b => b.Envelop.Functie).ToHashSet(), postbus.Alles.Count + 1));

    public ValueTask<IReadOnlySet<long>> RecordVerstrekkingAsync(
        IReadOnlyList<Aantekening> aantekeningen, DateTimeOffset sinds, CancellationToken cancellationToken)
        => postbus.RecordAsync(aantekeningen, sinds);
}
