namespace IB.Gateway.Storage.Feiten;

/// <summary>What kind of fact follows. The numbers are stored; never renumber.</summary>
internal enum Feitsoort : byte
{
    /// <summary>Ends the facts of a group.</summary>
    Einde = 255,

    /// <see cref="Feiten.BerichtGeboekt"/>
    BerichtGeboekt = 1,

    /// <summary>A <see cref="Feiten.BezorgingVerplaatst"/> of a message that was never fetched, or of before fetches were counted apart.</summary>
    BezorgingVerplaatst = 2,

    /// <see cref="Feiten.Aangetekend"/>
    Aangetekend = 3,

    /// <see cref="Feiten.SleutelGemaakt"/>
    SleutelGemaakt = 4,

    /// <see cref="Feiten.SleutelHerwikkeld"/>
    SleutelHerwikkeld = 5,

    /// <see cref="Feiten.SleutelVernietigd"/>
    SleutelVernietigd = 6,

    /// <see cref="Feiten.InhoudGewist"/>
    InhoudGewist = 7,

    /// <see cref="Feiten.BerichtenVergeten"/>
    BerichtenVergeten = 8,

    /// <see cref="Feiten.SegmentVervallen"/>
    SegmentVervallen = 9,

    /// <summary>A <see cref="Feiten.BezorgingVerplaatst"/> with the count of fetches.</summary>
    OpgehaaldeVerplaatst = 10,

    /// <see cref="Feiten.GeweigerdDoorOntvanger"/>
    GeweigerdDoorOntvanger = 20,

    /// <see cref="Feiten.HerbezorgtaakGemaakt"/>
    HerbezorgtaakGemaakt = 21,

    /// <see cref="Feiten.HerbezorgtaakVerplaatst"/>
    HerbezorgtaakVerplaatst = 22,

    /// <see cref="Feiten.HerbezorgingGeclaimd"/>
    HerbezorgingGeclaimd = 23,

    /// <see cref="Feiten.ProcessorstapGezet"/>
    ProcessorstapGezet = 30,

    /// <see cref="Feiten.ProcessorTeruggezet"/>
    ProcessorTeruggezet = 31,

    /// <see cref="Feiten.ProcessorIngegrepen"/>
    ProcessorIngegrepen = 32,

    /// <see cref="Feiten.VolgpositieGezet"/>
    VolgpositieGezet = 40,
}
