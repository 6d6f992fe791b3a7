using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite.Processors;

/// <summary>What a step sees and changes, as facts for the log. On the writer's thread, inside its transaction.</summary>
internal sealed class Stapblad(Boekblad blad) : IStapblad
{
    public Positie? FindPositie(string processor) => Processorrij.Find(blad.Database, processor)?.Positie;

    public bool IsGeclaimd(Envelop envelop) => Inboekregister.IsGeclaimd(blad, envelop);

    public Bericht Append(VerzegeldeBoeking verzegeld, DateTimeOffset nu) => Inboekregister.Append(blad, verzegeld, nu).Bericht;

    public bool Mist(Aantekening aantekening)
        => Inboekregister.Find(blad.Database, aantekening.Volgnummer) is not null && !Historie.Has(blad.Database, aantekening);

    public void Note(Aantekening aantekening, DateTimeOffset nu)
        => blad.Book(new Aangetekend(aantekening.Volgnummer, nu.ToUnixTimeMilliseconds(), aantekening.Oorzaak));

    public Bezorgstand? FindStand(long volgnummer) => Bezorgrij.Find(blad.Database, volgnummer)?.Stand;

    public void Move(long volgnummer, Bezorgstand naar, DateTimeOffset nu, string oorzaak)
        => Bezorgrij.Get(blad.Database, volgnummer).Book(blad, naar, nu, oorzaak);

    public void Step(Processorstap stap, DateTimeOffset nu)
    {
        blad.Book(new ProcessorstapGezet(stap.Processor, nu.ToUnixTimeMilliseconds(), stap.Naar, stap.Staten, stap.Geparkeerd, stap.Vrijgegeven));
        if (stap.Ingreep is { } ingreep)
            blad.Book(new ProcessorIngegrepen(stap.Processor, nu.ToUnixTimeMilliseconds(), ingreep));
    }

    public void Reset(string processor, Terugzetting terugzetting, DateTimeOffset nu)
    {
        var ms = nu.ToUnixTimeMilliseconds();
        blad.Book(new ProcessorTeruggezet(processor, ms, terugzetting.Naar, Processorrij.NextReeks(blad.Database)));
        if (terugzetting.Staten.Count > 0 || terugzetting.Vrijgegeven.Count > 0)
            blad.Book(new ProcessorstapGezet(processor, ms, terugzetting.Naar, terugzetting.Staten, [], terugzetting.Vrijgegeven));
        blad.Book(new ProcessorIngegrepen(processor, ms, terugzetting.Ingreep));
    }
}
