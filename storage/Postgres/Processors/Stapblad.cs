using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Postgres;

/// <summary>What a step sees and changes, under the lock of the journal: what it needs is asked for first.</summary>
internal sealed class Stapblad(Journaalblad blad) : IStapblad
{
    /// <summary>Says what a step needs.</summary>
    public static void Ask(Journaalblad blad, Processorstap stap, IReadOnlyList<VerzegeldeBoeking> uitvoer)
    {
        Ask(blad, stap.Processor);
        foreach (var boeking in uitvoer)
            blad.Ask(boeking);
        foreach (var aantekening in stap.Aantekeningen)
        {
            blad.AskBestaat(aantekening.Volgnummer);
            blad.Bezorging.AskLijn(aantekening);
        }

        foreach (var (volgnummer, _) in stap.Verwerkt)
            blad.Bezorging.Ask(volgnummer);
    }

    /// <summary>Says what setting a processor back needs.</summary>
    public static void Ask(Journaalblad blad, string processor, Terugzetting terugzetting)
    {
        Ask(blad, processor);
        foreach (var (volgnummer, _) in terugzetting.Verwerkt)
            blad.Bezorging.Ask(volgnummer);
    }

    /// <summary>Says that it will be asked where a processor is, and whose turn it is.</summary>
    private static void Ask(Journaalblad blad, string processor)
    {
        blad.Processors.Ask(processor);
        blad.Beurten.Ask(Beurt.VanProcessor(processor));
    }

    /// <summary>Whether this node may do steps of a processor, of which it last took the turn under a number.</summary>
    public static bool HeeftBeurt(Journaalblad blad, string processor, long? beurt) => blad.Beurten.MagZonder(Beurt.VanProcessor(processor), beurt);

    public Positie? FindPositie(string processor) => blad.Processors.Find(processor);

    public bool IsGeclaimd(Envelop envelop) => blad.Claims.Find(envelop) is not null;

    public Bericht Append(VerzegeldeBoeking verzegeld, DateTimeOffset nu) => Inboekbesluit.Append(blad, verzegeld, nu).Bericht;

    public bool Mist(Aantekening aantekening) => blad.Bestaat(aantekening.Volgnummer) && !blad.Bezorging.HasLijn(aantekening);

    public void Note(Aantekening aantekening, DateTimeOffset nu) => blad.Bezorging.AddLijn(aantekening.Volgnummer, nu, toestand: null, aantekening.Oorzaak);

    public Bezorgstand? FindStand(long volgnummer) => blad.Bezorging.Find(volgnummer)?.Stand;

    public void Move(long volgnummer, Bezorgstand naar, DateTimeOffset nu, string oorzaak)
        => blad.Bezorging.Move(blad.Bezorging.Find(volgnummer)!, naar, nu, oorzaak);

    public void Step(Processorstap stap, DateTimeOffset nu) => blad.Processors.Step(stap, nu);

    public void Reset(string processor, Terugzetting terugzetting, DateTimeOffset nu) => blad.Processors.Reset(processor, terugzetting, nu);
}
