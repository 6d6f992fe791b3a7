using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite.Herbezorgen;
using IB.Gateway.Storage.Sqlite.Processors;
using IB.Gateway.Storage.Sqlite.Volgen;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// Puts facts into the register: the same for a fact of this moment and for one that is read back from the log. Decides nothing; a fact
/// that does not fit what is there means that register and log contradict each other.
/// </summary>
internal static class Toepassing
{
    /// <param name="database">The register, inside a transaction.</param>
    /// <param name="feit">What happened.</param>
    /// <param name="groep">Where the group of this fact begins.</param>
    public static void Apply(Database database, Feit feit, Logplaats groep)
    {
        switch (feit)
        {
            case BerichtGeboekt f:
                AddBericht(database, f, groep);
                break;
            case BezorgingVerplaatst f:
                Move(database, f);
                break;
            case Aangetekend f:
                Historie.Add(database, f.Volgnummer, f.TijdMs, toestand: null, f.Oorzaak);
                break;
            case SleutelGemaakt f:
                Sleutelregister.Add(database, f, groep);
                break;
            case SleutelHerwikkeld f:
                Sleutelregister.Rewrap(database, f, groep);
                break;
            case SleutelVernietigd f:
                Sleutelregister.Destroy(database, f);
                break;
            case InhoudGewist f:
                Segmentregister.Wipe(database, f);
                break;
            case BerichtenVergeten f:
                Vergeetregister.Forget(database, f);
                break;
            case SegmentVervallen f:
                Segmentregister.Drop(database, f);
                break;
            case VolgpositieGezet f:
                SqliteVolgposities.Apply(database, f);
                break;
            case Herbezorgfeit f:
                Herbezorgregister.Apply(database, f);
                break;
            case Processorfeit f:
                Processorregister.Apply(database, f);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(feit), feit.GetType().Name, "Onbekend feit.");
        }
    }

    private static void AddBericht(Database database, BerichtGeboekt f, Logplaats groep)
    {
        Berichtrij.Write(database, f);
        using (var q = database.Prepare("INSERT INTO inhoud (volgnummer, sleutel, segment, plek, lengte) VALUES (?, ?, ?, ?, ?)"))
            q.Bind(f.Volgnummer).Bind(f.SleutelId).Bind(groep.Segment).Bind(groep.Plek + f.Plek).Bind(f.Lengte).Run();
        Sleutelregister.Count(database, f.SleutelId, 1);
        if (f.Boeking.Bezorgaan is not { } partij)
            return;
        using (var q = database.Prepare(
            "INSERT INTO bezorging (volgnummer, partij, toestand, pogingen, sinds, rijp, vast_tot) VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6)"))
        {
            q.Bind(f.Volgnummer).Bind(partij).Bind((long)f.Begin).Bind(f.OntvangenMs);
            q.Bind(f.VastTotMs is null ? f.OntvangenMs : null).Bind(f.VastTotMs).Run();
        }
    }

    private static void Move(Database database, BezorgingVerplaatst f)
    {
        using (var q = database.Prepare(
            "UPDATE bezorging SET toestand = ?2, pogingen = ?3, ophalingen = ?4, sinds = ?5, rijp = ?6, vast_tot = ?7 WHERE volgnummer = ?1 AND toestand = ?8"))
        {
            q.Bind(f.Volgnummer).Bind((long)f.Naar).Bind(f.Pogingen).Bind(f.Ophalingen).Bind(f.SindsMs).Bind(f.RijpMs).Bind(f.VastTotMs).Bind((long)f.Van);
            if (q.Run() != 1)
                throw new OpslagException(
                    $"Opslag {database.Path}: bericht {f.Volgnummer} is niet {f.Van}, zoals het log zegt. Register en log spreken elkaar tegen; bewaar de map als bewijs.");
        }

        // A message only ever begins as Vastgehouden: another end of the hold is a remark and no new state.
        Historie.Add(database, f.Volgnummer, f.TijdMs, f.Naar == Toestand.Vastgehouden ? null : f.Naar, f.Oorzaak);
    }
}
