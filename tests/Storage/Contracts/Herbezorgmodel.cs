namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>Tasks in memory, as naive as the contract's text. The oracle for every <see cref="IHerbezorgtaken"/>.</summary>
internal sealed class Herbezorgmodel
{
    public List<Toestand> Berichten { get; } = [];

    /// <summary>How often each message was put ready by which task.</summary>
    public List<(long Taak, long Volgnummer)> Herbezorgd { get; } = [];

    public List<Taak> Taken { get; } = [];

    public (long Id, bool Nieuw) Create(string ontvanger, int proef)
    {
        if (Taken.Find(t => t.Ontvanger == ontvanger && !t.IsAf) is { } open)
            return (open.Id, false);
        Taken.Add(new Taak(Taken.Count + 1, ontvanger, proef, Berichten.Count) { ProefVoorbij = proef == 0 });
        return (Taken.Count, true);
    }

    public bool Move(long id, Taakdaad daad)
    {
        if (Taken.Find(t => t.Id == id) is not { } taak)
            return false;
        Taakstand? naar = daad switch
        {
            Taakdaad.Pauzeren when taak.Stand is Taakstand.Loopt or Taakstand.Gepauzeerd => Taakstand.Gepauzeerd,
            Taakdaad.Hervatten when taak.Stand is Taakstand.Loopt or Taakstand.Gepauzeerd => Taakstand.Loopt,
            Taakdaad.Doorgaan when taak.Stand == Taakstand.Proef || (taak.Stand == Taakstand.Loopt && taak.ProefVoorbij) => Taakstand.Loopt,
            Taakdaad.Annuleren when taak.Stand != Taakstand.Klaar => Taakstand.Geannuleerd,
            Taakdaad.Voltooien when taak.Stand == Taakstand.Loopt => Taakstand.Klaar,
            _ => null,
        };
        if (naar is not { } stand)
            return false;
        taak.ProefVoorbij |= taak.Stand == Taakstand.Proef && stand == Taakstand.Loopt;
        taak.Stand = stand;
        return true;
    }

    public void Claim(long id, IEnumerable<long> volgnummers)
    {
        var taak = Taken[(int)id - 1];
        foreach (var v in volgnummers)
        {
            if (taak.Stand != Taakstand.Loopt)
                return;
            if (v <= taak.Plek || v > taak.TotEnMet)
                continue;
            taak.Plek = v;
            if (Berichten[(int)v - 1] is Toestand.Mislukt or Toestand.Verlopen)
            {
                Berichten[(int)v - 1] = Toestand.Klaargezet;
                Herbezorgd.Add((id, v));
                taak.Aantal++;
            }
            else
            {
                taak.Overgeslagen++;
            }

            if (!taak.ProefVoorbij && taak.Aantal == taak.Proef)
                taak.Stand = Taakstand.Proef;
        }
    }

    public sealed record Taak(long Id, string Ontvanger, int Proef, long TotEnMet)
    {
        public Taakstand Stand { get; set; } = Taakstand.Loopt;

        public bool ProefVoorbij { get; set; }

        public long Plek { get; set; }

        public long Aantal { get; set; }

        public long Overgeslagen { get; set; }

        public bool IsAf => Stand is Taakstand.Klaar or Taakstand.Geannuleerd;
    }
}
