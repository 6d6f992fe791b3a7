namespace IB.Gateway.Rest;

/// <summary>A kind of problem: what <c>type</c> and <c>title</c> of problem+json say (RFC 9457).</summary>
/// <param name="Naam">Last part of the URN in <c>type</c>; part of the API, so never renamed within v1.</param>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Titel">Short, in Dutch, the same for every occurrence.</param>
internal sealed record Probleemsoort(string Naam, int Status, string Titel)
{
    /// <summary>Every <c>type</c> begins with this.</summary>
    public const string Voorvoegsel = "urn:ib-gateway:probleem:";

    public static readonly Probleemsoort VerzoekOnleesbaar = new("verzoek-onleesbaar", 400, "Het verzoek is niet te lezen");
    public static readonly Probleemsoort MetadataOnjuist = new("metadata-onjuist", 400, "De berichtMetadata is onjuist");
    public static readonly Probleemsoort InhoudNietWelgevormd = new("inhoud-niet-welgevormd", 400, "De payload is geen welgevormde XML");
    public static readonly Probleemsoort VraagOnjuist = new("vraag-onjuist", 400, "De queryparameters zijn onjuist");
    public static readonly Probleemsoort PositieOnbekend = new("positie-onbekend", 400, "Deze positie is er nog niet");
    public static readonly Probleemsoort BerichtGeweigerd = new("bericht-geweigerd", 400, "Het bericht is geweigerd");
    public static readonly Probleemsoort NietAangemeld = new("niet-aangemeld", 401, "Geen bekend clientcertificaat");
    public static readonly Probleemsoort GeenToegang = new("geen-toegang", 403, "Dit mag u niet");
    public static readonly Probleemsoort NietGevonden = new("niet-gevonden", 404, "Niet gevonden");
    public static readonly Probleemsoort MethodeNietToegestaan = new("methode-niet-toegestaan", 405, "Deze methode kan hier niet");
    public static readonly Probleemsoort AntwoordvormOnmogelijk = new("antwoordvorm-onmogelijk", 406, "Het antwoord kan niet in de gevraagde vorm");
    public static readonly Probleemsoort VerzoekDuurtTeLang = new("verzoek-duurt-te-lang", 408, "Het verzoek kwam te langzaam binnen");
    public static readonly Probleemsoort BerichtStrijdig = new("bericht-strijdig", 409, "De traceerId is al gebruikt");
    public static readonly Probleemsoort InhoudVastgehouden = new("inhoud-vastgehouden", 409, "De payload wordt nog vastgehouden");
    public static readonly Probleemsoort PositieVervallen = new("positie-vervallen", 410, "Van voor deze positie is niet alles bewaard");
    public static readonly Probleemsoort InhoudVerwijderd = new("inhoud-verwijderd", 410, "De payload is er niet meer");
    public static readonly Probleemsoort BerichtTeGroot = new("bericht-te-groot", 413, "Het verzoek is te groot");
    public static readonly Probleemsoort SoortNietOndersteund = new("soort-niet-ondersteund", 415, "Deze inhoudssoort of codering kan hier niet");
    public static readonly Probleemsoort LimietBereikt = new("limiet-bereikt", 429, "Uw organisatie zit op haar limiet");
    public static readonly Probleemsoort InterneFout = new("interne-fout", 500, "Er ging iets mis in het knooppunt");
    public static readonly Probleemsoort Overbelast = new("overbelast", 503, "Het knooppunt is vol");
    public static readonly Probleemsoort OpslagNietMogelijk = new("opslag-niet-mogelijk", 503, "Het knooppunt kan nu niet opslaan");

    /// <summary><c>type</c> of the problem.</summary>
    public string Type => Voorvoegsel + Naam;
}
