namespace IB.Gateway.Schemas;

/// <summary>Checks one manifest from top to bottom and gathers what is wrong. For one use, on one thread.</summary>
internal sealed class Manifestkeuring(Packbron bron)
{
    private readonly Veldkeuring _velden = new(bron);

    public IReadOnlyList<string> Fouten => _velden.Fouten;

    /// <summary>The manifest; to be used only when <see cref="Fouten"/> stays empty.</summary>
    public Manifest Check(ManifestJson json)
    {
        _velden.RefuseUnknown("manifest", json.Onbekend);
        if (_velden.Required("manifest", "pack", json.Pack) is { Length: > 0 } pack && pack != bron.Naam)
            _velden.Add($"manifest: pack is {pack}, maar de map heet {bron.Naam}.");

        var standaard = _velden.Required("manifest", "standaard", json.Standaard);
        var release = _velden.Required("manifest", "release", json.Release);

        // Only for messages does a day decide whether they may be sent.
        Geldigheidsduur? geldig = json.Berichten is { Count: > 0 } || json.GeldigVan is not null || json.GeldigTot is not null
            ? _velden.Duur("manifest", json.GeldigVan, json.GeldigTot, pack: null)
            : null;
        var manifest = new Manifest
        {
            Standaard = standaard,
            Release = release,
            Geldig = geldig,
            Basisnamespace = json.Basisnamespace is null && json.Basisschema is null
                ? null
                : _velden.AbsoluteUri("manifest", "basisnamespace", json.Basisnamespace),
            Basisschema = json.Basisnamespace is null && json.Basisschema is null ? null : _velden.ExistingFile("manifest", "basisschema", json.Basisschema),
            Plaatsvervanger = json.Plaatsvervanger == true,
            Berichten = [.. CheckBerichten(json, geldig)],
            Documenten = [.. CheckDocumenten(json, geldig)],
            Codelijsten = [.. CheckCodelijsten(json)],
            Bronnen = [.. CheckBronnen(json)],
        };
        if (json.Berichten is not { Count: > 0 } && json.Documenten is not { Count: > 0 })
            _velden.Add("manifest: berichten en documenten ontbreken of zijn leeg.");
        _velden.AddRange(Samenhang.Check(manifest));
        return manifest;
    }

    private IEnumerable<BerichtDefinitie> CheckBerichten(ManifestJson manifest, Geldigheidsduur? pack)
        => _velden.Read("berichten", manifest.Berichten, ManifestJsonContext.Default.BerichtJson, j => j.Functie)
            .Select(o => CheckBericht(o.Onderdeel, o.Plaats, pack, manifest.Plaatsvervanger == true));

    private BerichtDefinitie CheckBericht(BerichtJson json, string plaats, Geldigheidsduur? pack, bool plaatsvervanger)
    {
        var geldig = _velden.Duur(plaats, json.GeldigVan, json.GeldigTot, pack);
        var versie = new Functieversie(_velden.Between(0, 99, plaats, "versie", json.Versie), _velden.Between(0, 99, plaats, "subversie", json.Subversie));
        if (plaatsvervanger && IsOfficieel(json.Namespace))
            _velden.Add($"{plaats}: een plaatsvervanger heeft een eigen namespace; {json.Namespace} is die van de officiële berichten.");
        return new()
        {
            Pack = bron.Naam,
            Functie = _velden.AtMost(30, plaats, "functie", json.Functie),
            BerichtCode = _velden.Cijfers(3, plaats, "berichtCode", json.BerichtCode),
            Versie = versie.Hoofd,
            Subversie = versie.Sub,
            OokInEnvelop = json.OokInEnvelop is null ? null : _velden.AndereVersie(plaats, "ookInEnvelop", json.OokInEnvelop, versie),
            Namespace = _velden.AbsoluteUri(plaats, "namespace", json.Namespace),
            Titel = _velden.Required(plaats, "titel", json.Titel),
            AfzenderRol = _velden.OneOf<Partijrol>(plaats, "afzenderRol", json.AfzenderRol),
            OntvangerRol = _velden.OneOf<Partijrol>(plaats, "ontvangerRol", json.OntvangerRol),
            Gespreksrol = _velden.OneOf<Gespreksrol>(plaats, "gespreksrol", json.Gespreksrol),
            BeantwoordDoor = json.BeantwoordDoor,
            Beantwoordt = json.Beantwoordt,
            ReactietermijnWerkdagen = json.ReactietermijnWerkdagen is { } dagen ? _velden.Between(1, 60, plaats, "reactietermijnWerkdagen", dagen) : null,
            InhoudelijkeTermijnWerkdagen = json.InhoudelijkeTermijnWerkdagen is { } inhoud
                ? _velden.Between(1, 60, plaats, "inhoudelijkeTermijnWerkdagen", inhoud)
                : null,
            GeldigVan = geldig.Van,
            GeldigTot = geldig.Tot,
            Schema = _velden.ExistingFile(plaats, "schema", json.Schema),
            Controleniveau = CheckNiveau(json, plaats, plaatsvervanger),
            VolgordePerPersoon = json.VolgordePerPersoon is true,
            Plaatsvervanger = plaatsvervanger,
            Toelichting = json.Toelichting is null ? null : _velden.Required(plaats, "toelichting", json.Toelichting),
        };
    }

    // What holds when the manifest does not say is the safe side for both: an official schema is applied, a stand-in is not.
    private Controleniveau CheckNiveau(BerichtJson json, string plaats, bool plaatsvervanger)
    {
        if (json.Controleniveau is null)
            return plaatsvervanger ? Controleniveau.Envelop : Controleniveau.Schema;
        var niveau = _velden.OneOf<Controleniveau>(plaats, "controleniveau", json.Controleniveau);
        if (niveau == Controleniveau.Regels)
            _velden.Add($"{plaats}: controleniveau regels kan nog niet: het programma heeft geen bedrijfsregels. Gebruik schema.");
        return niveau;
    }

    private static bool IsOfficieel(string? ns)
        => Uri.TryCreate(ns, UriKind.Absolute, out var uri)
            && (uri.Host == "istandaarden.nl" || uri.Host.EndsWith(".istandaarden.nl", StringComparison.Ordinal));

    private IEnumerable<DocumentDefinitie> CheckDocumenten(ManifestJson manifest, Geldigheidsduur? pack)
        => _velden.Read("documenten", manifest.Documenten, ManifestJsonContext.Default.DocumentJson, j => j.Element).Select(o => new DocumentDefinitie
        {
            Pack = bron.Naam,
            Element = _velden.Required(o.Plaats, "element", o.Onderdeel.Element),
            Namespace = o.Onderdeel.Namespace is "" ? "" : _velden.AbsoluteUri(o.Plaats, "namespace", o.Onderdeel.Namespace),
            Titel = _velden.Required(o.Plaats, "titel", o.Onderdeel.Titel),
            GeldigVan = pack?.Van,
            GeldigTot = pack?.Tot,
            Schema = _velden.ExistingFile(o.Plaats, "schema", o.Onderdeel.Schema),
        });

    private IEnumerable<Codelijst> CheckCodelijsten(ManifestJson manifest)
    {
        foreach (var (json, plaats) in _velden.Read("codelijsten", manifest.Codelijsten, ManifestJsonContext.Default.CodelijstJson, j => j.Naam))
        {
            var bestand = _velden.ExistingFile(plaats, "bestand", json.Bestand);
            var (codes, fouten) = bron.Bestanden.Contains(bestand) ? CodelijstReader.Read(bron, bestand) : ([], []);
            _velden.AddRange(fouten);
            yield return new Codelijst(codes)
            {
                Naam = _velden.Required(plaats, "naam", json.Naam),
                Titel = _velden.Required(plaats, "titel", json.Titel),
                Datatype = json.Datatype,
                Bestand = bestand,
                Bron = _velden.Required(plaats, "bron", json.Bron),
                BronDatum = _velden.Dag(plaats, "bronDatum", json.BronDatum),
            };
        }
    }

    private IEnumerable<Packherkomst> CheckBronnen(ManifestJson manifest)
        => _velden.Read("bronnen", manifest.Bronnen, ManifestJsonContext.Default.BronJson, j => j.Titel)
            .Select(o => new Packherkomst(_velden.Required(o.Plaats, "titel", o.Onderdeel.Titel), _velden.Dag(o.Plaats, "datum", o.Onderdeel.Datum)));
}
