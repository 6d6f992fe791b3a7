using IB.Gateway.Berichten;
using IB.Gateway.Berichten.Iwmo32;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Reads what messages of iWmo between a gemeente and its aanbieders say of Toewijzingen.</summary>
internal sealed class Eigenberichtlezer(Pseudoniemen pseudoniemen)
{
    private static readonly Codetabel<Leveringsoort> Redenen = new(
        (Codes.RedenBeeindiging.C20, Leveringsoort.Onderbreking),
        (Codes.RedenBeeindiging.C02, Leveringsoort.Einde), (Codes.RedenBeeindiging.C19, Leveringsoort.Einde), (Codes.RedenBeeindiging.C21, Leveringsoort.Einde),
        (Codes.RedenBeeindiging.C22, Leveringsoort.Einde), (Codes.RedenBeeindiging.C23, Leveringsoort.Einde), (Codes.RedenBeeindiging.C31, Leveringsoort.Einde),
        (Codes.RedenBeeindiging.C36, Leveringsoort.Einde), (Codes.RedenBeeindiging.C37, Leveringsoort.Einde), (Codes.RedenBeeindiging.C38, Leveringsoort.Einde),
        (Codes.RedenBeeindiging.C39, Leveringsoort.Einde));

    /// <summary>The gemeente that a message concerns: who gives the voorziening.</summary>
    internal static string GemeenteOf(Bericht bericht)
        => bericht.Envelop.Functie == Wlzfuncties.Toewijzing ? bericht.Envelop.Zender.Organisatie : bericht.Envelop.Ontvanger.Organisatie;

    /// <summary>Whether it is a message that this reads.</summary>
    internal static bool Leest(string functie) => functie is Wlzfuncties.Toewijzing or Wlzfuncties.Start or Wlzfuncties.Stop;

    /// <summary>Whom a message is about and what it says, or the rule that it breaks.</summary>
    /// <exception cref="InvalidDataException">It is of a release for which there are no views.</exception>
    internal Lezing<Eigenbericht> Read(Berichtlezing lezing, Bericht bericht) => bericht.Envelop.Functie switch
    {
        Wlzfuncties.Toewijzing when Wmo301.Read(lezing) is { Client: var client } => Read(client, bericht),
        Wlzfuncties.Start when Wmo305.Read(lezing) is { Client: var client } => Read(client, bericht),
        Wlzfuncties.Stop when Wmo307.Read(lezing) is { Client: var client } => Read(client, bericht),
        var functie => throw new InvalidDataException(
            $"Deze {functie} is van een release van iWmo die processor wlz niet kent, dus er volgt geen registratie uit. Leg het stuk terzijde, of werk het programma bij en hervat het."),
    };

    private Lezing<Eigenbericht> Read(Wmo301.Client client, Bericht bericht)
        => Collect(client.Bsn.Utf8, client.ToegewezenProducten.ToegewezenProduct.ToList((p) => p), static _ => false, bericht, Read);

    private Lezing<Eigenbericht> Read(Wmo305.Client client, Bericht bericht)
        => Collect(client.Bsn.Utf8, client.StartProducten.StartProduct.ToList((p) => p), static p => IsVerwijderd(p.StatusAanlevering), bericht, Read);

    private Lezing<Eigenbericht> Read(Wmo307.Client client, Bericht bericht)
        => Collect(client.Bsn.Utf8, client.StopProducten.StopProduct.ToList((p) => p), static p => IsVerwijderd(p.StatusAanlevering), bericht, Read);

    /// <summary>All of them or the first rule that one breaks: half a message would say something else than the whole.</summary>
    private static Lezing<Eigenbericht> Collect<T>(
        ReadOnlySpan<byte> bsn, IEnumerable<T> producten, Func<T, bool> isVerwijderd, Bericht bericht, Func<T, Bericht, Leverorde, Lezing<Eigenlevering?>> read)
    {
        if (Wlzcontrole.CheckBsn(bsn) is { } ongeldig)
            return new(1, ongeldig);
        var leveringen = new List<Eigenlevering>();
        var plaats = 0;
        // What is taken back is handled before what is new (processes of iWmo, start and stop).
        foreach (var product in producten.OrderByDescending(isVerwijderd))
        {
            var lezing = read(product, bericht, Wlzordening.OrdeOf(bericht, plaats++));
            if (!lezing.TryGet(out var levering))
                return new(1, lezing.Regel!);
            if (levering is not null)
                leveringen.Add(levering);
        }

        return new(1, new Eigenbericht(Bsn.Of(bsn), leveringen));
    }

    private Lezing<Eigenlevering?> Read(Wmo301.ToegewezenProduct product, Bericht bericht, Leverorde orde)
    {
        if (!product.Toewijzingsdatum.TryGet(out var datum) || !product.Toewijzingstijd.TryGet(out var tijd)
            || !product.Ingangsdatum.TryGet(out var ingang) || !TryGet(product.Einddatum, out var einde))
        {
            return new(1, Wlzregels.DatumOnleesbaar);
        }

        if (Dagperiode.FromInclusive(ingang, einde) is not { } periode)
            return new(1, Wlzregels.EinddatumTeVroeg);
        // Removed is what begins and ends on the same day, with a reason that says so (CS335); code 01 said it before (CS336).
        var isVerwijderd = ingang == einde && product.RedenWijziging is { } reden
            && (reden.Is(Codes.RedenWijziging.C13) || reden.Is(Codes.RedenWijziging.C01));
        var nummer = product.ToewijzingNummer.Value;
        return new(1, new Eigenlevering.Toegewezen(
            nummer, MarkOf(bericht, bericht.Envelop.Ontvanger.Organisatie, nummer),
            new Toewijzingversie(datum.ToDateTime(tijd), orde, periode, product.Product?.Categorie.AsString(), isVerwijderd)));
    }

    private Lezing<Eigenlevering?> Read(Wmo305.StartProduct product, Bericht bericht, Leverorde orde)
    {
        if (!product.Begindatum.TryGet(out var begin))
            return new(1, Wlzregels.DatumOnleesbaar);
        return Report(
            product.ToewijzingNummer, product.StatusAanlevering, bericht,
            new Leveringsmelding(orde, Leveringsoort.Start, IsVerwijderd(product.StatusAanlevering), begin, null));
    }

    private Lezing<Eigenlevering?> Read(Wmo307.StopProduct product, Bericht bericht, Leverorde orde)
    {
        if (!product.Begindatum.TryGet(out var begin) || !product.Einddatum.TryGet(out var einde))
            return new(1, Wlzregels.DatumOnleesbaar);
        if (!Redenen.TryRead(product.RedenBeeindiging.Utf8, out var soort))
            return new(1, Wlzregels.CodeOnbekend);
        return Report(
            product.ToewijzingNummer, product.StatusAanlevering, bericht,
            new Leveringsmelding(orde, soort, IsVerwijderd(product.StatusAanlevering), begin, einde));
    }

    private Lezing<Eigenlevering?> Report(Getal? nummer, Tekst status, Bericht bericht, Leveringsmelding melding)
    {
        // 2 and 9 are barred (CS058).
        if (!status.Is(Codes.StatusAanlevering.C1) && !IsVerwijderd(status))
            return new(1, Wlzregels.CodeOnbekend);
        // A delivery without a Toewijzing (taakgericht) is about no registration.
        return nummer is { Value: var getal }
            ? new(1, new Eigenlevering.Gemeld(getal, MarkOf(bericht, bericht.Envelop.Zender.Organisatie, getal), melding))
            : new(1, (Eigenlevering?)null);
    }

    private ulong MarkOf(Bericht bericht, string aanbieder, long nummer) => pseudoniemen.MarkOf(GemeenteOf(bericht), nummer, aanbieder);

    private static bool IsVerwijderd(Tekst status) => status.Is(Codes.StatusAanlevering.C3);

    private static bool TryGet(Datum? datum, out DateOnly? dag)
    {
        dag = null;
        if (datum is not { } gegeven)
            return true;
        var goed = gegeven.TryGet(out var gelezen);
        dag = gelezen;
        return goed;
    }
}

/// <summary>What a message of iWmo says.</summary>
/// <param name="Bsn">Whom it is about.</param>
/// <param name="Leveringen">What it says of each Toewijzing that it names, in order.</param>
internal sealed record Eigenbericht(Bsn Bsn, IReadOnlyList<Eigenlevering> Leveringen);
