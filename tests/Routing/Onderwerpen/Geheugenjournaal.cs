using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Onderwerpen;

/// <summary>A journal in memory that looks at a few messages at a time, and counts how often it is asked. Safe for use by many threads.</summary>
internal sealed class Geheugenjournaal(int breedte) : IVolgopslag
{
    private readonly Lock _slot = new();
    private readonly List<Bericht> _berichten = [];

    /// <summary>How often it was read.</summary>
    public int Lezingen { get; private set; }

    /// <summary>How often its message types were listed.</summary>
    public int Lijsten { get; private set; }

    /// <summary>Happens at each reading, before it gives anything.</summary>
    public Action BijLezen { get; set; } = static () => { };

    public void Add(Bericht bericht)
    {
        lock (_slot)
            _berichten.Add(bericht with { Volgnummer = _berichten.Count + 1 });
    }

    public IReadOnlyList<Bericht> Alles
    {
        get
        {
            lock (_slot)
                return [.. _berichten];
        }
    }

    public ValueTask<Journaalgrenzen> GetGrenzenAsync(CancellationToken cancellationToken)
    {
        lock (_slot)
            return new(new Journaalgrenzen(1, _berichten.Count + 1));
    }

    public ValueTask<Journaalstuk> ReadAsync(Volgvraag vraag, long vanaf, int limit, CancellationToken cancellationToken)
    {
        lock (_slot)
        {
            Lezingen++;
            BijLezen();
            var strook = _berichten.Skip((int)vanaf - 1).Take(breedte).ToList();
            var gevonden = strook.Where(b => b.Fout is null && b.Envelop.Soort != Berichtsoort.Fo01 && vraag.Functies.Contains(b.Envelop.Functie)
                && (vraag.Partijen.Count == 0 || vraag.Partijen.Contains(b.Envelop.Zender.Organisatie)
                    || vraag.Partijen.Contains(b.Envelop.Ontvanger.Organisatie))).Take(limit).ToList();
            var verder = gevonden.Count == limit ? gevonden[^1].Volgnummer + 1 : vanaf + strook.Count;
            return new(new Journaalstuk(gevonden, verder, verder > _berichten.Count));
        }
    }

    public ValueTask<Functielijst> ListFunctiesAsync(Functielijst bekend, CancellationToken cancellationToken)
    {
        lock (_slot)
        {
            Lijsten++;
            return new(new Functielijst(_berichten.Where(b => b.Fout is null).Select(b => b.Envelop.Functie).ToHashSet(), _berichten.Count + 1));
        }
    }

    public ValueTask<IReadOnlySet<long>> RecordVerstrekkingAsync(
        IReadOnlyList<Aantekening> aantekeningen, DateTimeOffset sinds, CancellationToken cancellationToken)
        => throw new NotSupportedException("Reading gives nothing out.");
}
