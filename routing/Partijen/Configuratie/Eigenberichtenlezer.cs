using IB.Gateway.Validation;
using static IB.Gateway.Routing.Regellezer;

namespace IB.Gateway.Routing;

/// <summary>Reads and judges when a gemeente has registrations for samenloop taken from its own messages.</summary>
internal static class Eigenberichtenlezer
{
    private const int MinGrond = 10;
    private const int MaxGrond = 500;
    private const int MaxNaam = 100;
    private const string Signaal = "WlzSignaal";

    internal static List<Eigenberichtenkeuze> Read(List<EigenberichtenRegel?>? regels, Rol rol, Foutenlijst fouten)
    {
        if (regels is { Count: > 0 } && rol != Rol.Gemeente)
            fouten.Add("eigenBerichten", "hoort bij een gemeente: alleen die geeft voorzieningen");
        return ReadAll(regels, "eigenBerichten", fouten, ReadKeuze);
    }

    /// <summary>What one line cannot tell: on one day one choice holds, and the gemeente can be told what follows from it.</summary>
    internal static void Check(Partij gemeente, Foutenlijst fouten)
    {
        if (gemeente.EigenBerichten.IsEmpty)
            return;
        if (Geldigheid.Overlappen(gemeente.EigenBerichten.Select(static k => k.Geldig)))
            fouten.Add("eigenBerichten", "twee keuzes gelden tegelijk");
        if (!gemeente.Functies.Omvat(Signaal))
            fouten.Add("functies", $"mist {Signaal}: met eigenBerichten moet de gemeente kunnen horen wat eruit volgt");
    }

    private static Eigenberichtenkeuze? ReadKeuze(EigenberichtenRegel regel, Foutenlijst fouten)
    {
        var geldig = ReadGeldigheid(regel.Vanaf, regel.Tot, fouten);
        var vastgelegdOp = ReadDatum(regel.VastgelegdOp, "vastgelegdOp", fouten);
        CheckTekst(regel.Grond, "grond", MinGrond, MaxGrond, "het besluit of de overeenkomst waarop de keuze rust", fouten);
        CheckTekst(regel.VastgelegdDoor, "vastgelegdDoor", 2, MaxNaam, "wie de keuze heeft vastgelegd", fouten);
        if (regel.Vanaf is null)
            fouten.Add("vanaf", "ontbreekt: een keuze heeft een begindatum");
        if (regel.VastgelegdOp is null)
            fouten.Add("vastgelegdOp", "ontbreekt: de dag waarop de keuze is vastgelegd");
        if (new[] { geldig.Vanaf, geldig.Tot, vastgelegdOp }.Any(static dag => dag is { Year: < 2000 or > 2100 }))
            fouten.Add("", "noemt een dag buiten de jaren 2000 tot en met 2100");
        if (geldig.Vanaf < vastgelegdOp)
            fouten.Add("vanaf", "ligt voor vastgelegdOp: een keuze werkt niet terug");
        return fouten.Leeg ? new Eigenberichtenkeuze(regel.Grond!, regel.VastgelegdDoor!, vastgelegdOp!.Value, geldig) : null;
    }

    private static void CheckTekst(string? tekst, string naam, int min, int max, string wat, Foutenlijst fouten)
    {
        if (string.IsNullOrWhiteSpace(tekst))
            fouten.Add(naam, $"ontbreekt: {wat}");
        else if (tekst.Trim().Length < min || tekst.Length > max)
            fouten.Add(naam, $"moet {min} tot {max} tekens lang zijn: {wat}");
        else if (Elfproef.KomtVoor<char>(tekst))
            fouten.Add(naam, "bevat een BSN; dat hoort niet in instellingen");
    }
}
