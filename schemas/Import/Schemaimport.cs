using System.Text.RegularExpressions;
using System.Xml;

namespace IB.Gateway.Schemas;

/// <summary>
/// Makes a pack of a folder with published XSDs, of iStandaarden or of anybody else. What the schemas do not tell is asked for, not
/// guessed. Reads only; <see cref="Importplan.Write"/> writes.
/// </summary>
public sealed partial class Schemaimport
{
    private readonly List<Packbevinding> _bevindingen = [];
    private readonly Geheugenpackbron _bron;
    private readonly Importwens _wens;
    private readonly IReadOnlyDictionary<string, Xsdbestand> _schemas;
    private readonly Verwijzingskeuring _verwijzingen;

    private Schemaimport(Geheugenpackbron bron, Importwens wens)
    {
        _bron = bron;
        _wens = wens;
        _schemas = Xsdlezer.ReadAll(bron, _bevindingen);
        _verwijzingen = new Verwijzingskeuring(_schemas, bron.Bestanden);
    }

    private bool HeeftFouten => _bevindingen.Exists(b => b.Soort == Bevindingsoort.Fout);

    /// <summary>Judges the folder and says what pack it would make.</summary>
    /// <exception cref="SchemaPackException">There is no such folder, or it cannot be read within the limits.</exception>
    public static Importplan Plan(string map, Importwens wens)
    {
        var import = new Schemaimport(MapPackbron.Read(map, Xsdlezer.IsXsd), wens);
        var andere = MapPackbron.Names(map).Where(n => !Xsdlezer.IsXsd(n));
        import._bevindingen.AddRange(andere.Select(n => Packbevinding.Melding(n, "het bestand is geen XSD en wordt niet overgenomen.")));
        return import.Plan();
    }

    private Importplan Plan()
    {
        if (_bron.Bestanden.Count == 0)
            _bevindingen.Add(Packbevinding.Fout("", 0, "De map bevat geen XSD-bestanden."));
        _bevindingen.AddRange(_verwijzingen.Check());
        var namen = Schemanaam.Derive(_schemas.Values, _bron.Naam, _wens.Naam, _bevindingen);
        if (namen is null || HeeftFouten)
            return Refused(_bron.Naam);

        var opzet = new Manifestopzet
        {
            Pack = namen.Pack,
            Standaard = namen.Standaard,
            Release = namen.Release,
            Bron = $"Ingelezen uit de map {_bron.Naam}",
            Wens = _wens,
        };
        foreach (var schema in Ingangen())
            AddIngang(opzet, schema);
        return HeeftFouten ? Refused(namen.Pack) : Finish(opzet);
    }

    /// <summary>
    /// The schemas that messages and documents are judged by: those that no other refers to. Where every one is referred to, as in
    /// a circle, those that declare an element.
    /// </summary>
    private IEnumerable<Xsdbestand> Ingangen()
    {
        var genoemd = _verwijzingen.Naar.SelectMany(n => n.Value.Select(naar => naar.Bestand).Where(naar => naar != n.Key)).ToHashSet();
        var boven = _schemas.Values.Where(s => !genoemd.Contains(s.Naam)).ToArray();
        return boven.Length > 0 ? boven : _schemas.Values.Where(s => s.Wortels.Count > 0);
    }

    private void AddIngang(Manifestopzet opzet, Xsdbestand schema)
    {
        var set = SchemaSetCompiler.Compile(_bron, _bevindingen, schema.Naam);
        if (HeeftFouten)
            return;
        var wortels = Wortels(schema);
        if (wortels.Count == 0)
            _bevindingen.Add(Packbevinding.Waarschuwing(
                schema.Naam, 0, "geen ander schema noemt dit bestand en het heeft zelf geen element op het hoogste niveau; het wordt nergens voor gebruikt."));
        foreach (var wortel in wortels)
        {
            if (Koplezer.Find(set, new XmlQualifiedName(wortel, schema.Doelnamespace)) is { } kop)
                AddBericht(opzet, schema, wortel, kop);
            else
                opzet.AddDocument(wortel, schema);
        }
    }

    // A schema that declares nothing itself only gathers what it includes.
    private IReadOnlyList<string> Wortels(Xsdbestand schema)
        => schema.Wortels.Count > 0
            ? schema.Wortels
            : [.. _verwijzingen.Naar[schema.Naam].Where(n => n.Soort != "import").SelectMany(n => _schemas[n.Bestand].Wortels).Distinct()];

    private void AddBericht(Manifestopzet opzet, Xsdbestand schema, string wortel, Kopregels kop)
    {
        var naam = Naamafleiding.Of(schema);
        var functie = naam.Functie.Waarde ?? Path.GetFileNameWithoutExtension(schema.Naam).ToUpperInvariant();
        if (naam.Functie.Strijdig)
            _bevindingen.Add(
                Packbevinding.Waarschuwing(schema.Naam, 0, $"het schema noemt zijn bericht {naam.Functie}; de naam van het bestand, {functie}, geldt."));
        if (Berichttabel.Find(opzet.Standaard, functie) is not { } bekend)
        {
            _bevindingen.Add(Packbevinding.Waarschuwing(
                schema.Naam, 0,
                $"{functie} (BerichtCode {kop.BerichtCode ?? "?"}, versie {kop.Versie?.ToString() ?? "?"}.{kop.Subversie?.ToString() ?? "?"}) is ingelezen als document: wie het verstuurt en wat het beantwoordt, is niet bekend. Keuren kan; om het te laten reizen, moet het in het manifest als bericht met afzenderRol, ontvangerRol, gespreksrol, beantwoordDoor of beantwoordt en een termijn."));
            opzet.AddDocument(wortel, schema);
            return;
        }

        var rolPast = Past(kop.AfzenderType, bekend.KopAfzenderRol) && Past(kop.OntvangerType, bekend.KopOntvangerRol);
        opzet.AddBericht(functie, kop, bekend, rolPast, schema);
        _bevindingen.Add(Packbevinding.Melding(schema.Naam, $"{functie}: titel, richting, antwoord en termijn zijn die van {bekend.Pack}."));
        if (!rolPast)
            Ask(schema, $"{functie}: afzenderRol en ontvangerRol. De Header heeft andere typen dan in {bekend.Pack}.");
        if (kop.BerichtCode is null || kop.Versie is null || kop.Subversie is null)
            Ask(schema, $"{functie}: berichtCode, versie en subversie, voor zover ze in het manifest null zijn. Het schema legt ze niet vast.");
    }

    private static bool Past(string? type, Partijrol rol) => Berichttabel.DatatypeOf(rol) is not { } verwacht || type == verwacht;

    private void Ask(Xsdbestand? schema, string tekst) => _bevindingen.Add(Packbevinding.Invullen(schema?.Naam ?? "", tekst));

    private Importplan Finish(Manifestopzet opzet)
    {
        if (opzet.HeeftBerichten)
        {
            opzet.Basis = _schemas.Values.Where(s => BasisRegex().IsMatch(s.Doelnamespace))
                .Select(s => ((string, string)?)(s.Doelnamespace, s.Naam)).FirstOrDefault();
            if (_wens.GeldigVan is null)
                Ask(null, "geldigVan: de eerste dag waarop deze berichten mogen worden verstuurd. Vul hem in, of geef --geldig-van.");
        }

        var gevraagd = _bevindingen.Exists(b => b.Soort == Bevindingsoort.Invullen);
        var bestanden = _bron.Bestanden.ToDictionary(b => b, b => _bron.Bytes(b).ToArray(), StringComparer.Ordinal);
        bestanden[gevraagd ? Manifestopzet.Conceptbestand : ManifestReader.Bestand] = opzet.ToBytes();
        var bron = new Geheugenpackbron(opzet.Pack, bestanden);
        if (gevraagd)
            return Done(bron, null);
        try
        {
            return Done(bron, SchemaPack.Load(bron));
        }
        catch (SchemaPackException e)
        {
            // Such as an answer without the message that it answers.
            _bevindingen.AddRange(e.Fouten.Select(f => Packbevinding.Fout("", 0, f)));
            return Done(bron, null);
        }
    }

    private Importplan Refused(string naam) => Done(new Geheugenpackbron(naam, new Dictionary<string, byte[]>()), null);

    private Importplan Done(Geheugenpackbron bron, SchemaPack? pack)
        => new(bron, pack, Packkeuring.Sort(_bevindingen), [.. _schemas.Values.SelectMany(s => s.Patronen)]);

    [GeneratedRegex("/basisschema/schema", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BasisRegex();
}
