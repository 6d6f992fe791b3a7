using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>A full copy of the Wlz register, by person.</summary>
internal sealed class Wlzkopie : IKopie
{
    private const string OnbekendenGemist =
        "Wie er zonder leesbaar BSN in staat is niet te zeggen. Daarom heeft niemand met deze kopie zijn indicatie verloren: wie niet in de kopie staat is gelaten zoals hij was. Laat het CIZ de kopie herstellen.";

    private readonly Kopiepersonen _personen;
    private readonly Leverorde _orde;
    private readonly Wlzbepaler _bepaler;
    private readonly Leesverslag _verslag;

    /// <param name="personen">What all parts say, by person.</param>
    /// <param name="orde">Place of the copy in the order of the CIZ.</param>
    /// <param name="bepaler">Determines what follows.</param>
    /// <param name="verslag">What could not be read.</param>
    internal Wlzkopie(Kopiepersonen personen, Leverorde orde, Wlzbepaler bepaler, Leesverslag verslag)
    {
        _personen = personen;
        _orde = orde;
        _bepaler = bepaler;
        _verslag = verslag;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReadOnlyMemory<byte>> Sleutels => _personen;

    /// <inheritdoc/>
    public string? Verslag => _verslag.Geweigerd == 0 ? null
        : _verslag.VanOnbekenden == 0 ? string.Join(' ', _verslag.ToRegels())
        : string.Join(' ', [.. _verslag.ToRegels(), OnbekendenGemist]);

    /// <inheritdoc/>
    public string? Notitie => _verslag.Opmerking;

    /// <summary>How many facts of the CIZ stand in what is remembered of a person.</summary>
    internal static int CountFeiten(ReadOnlyMemory<byte> staat)
        => Persoonsstaat.HasFeiten(staat.Span) ? Persoonsstaat.Decode(staat).Beeld.Feiten.Count(IsStaand) : 0;

    /// <inheritdoc/>
    public bool IsToekomstig(DateTimeOffset moment) => Opneming.IsToekomstig(_orde, moment);

    /// <inheritdoc/>
    public bool IsVerouderd(ReadOnlyMemory<byte>? gedeeld, bool begonnen)
        => Bronpeil.Decode(gedeeld).LaatsteKopie is { } laatste && (laatste > _orde || (laatste == _orde && !begonnen));

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Accept(ReadOnlyMemory<byte>? gedeeld)
        => (Bronpeil.Decode(gedeeld).Met(_orde) with { LaatsteKopie = _orde, IsHalf = true }).Encode();

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Complete(ReadOnlyMemory<byte>? gedeeld) => (Bronpeil.Decode(gedeeld) with { IsHalf = false }).Encode();

    /// <inheritdoc/>
    public bool Settles(Bericht bericht, string reden, bool isInKopie)
        => Onleesbaarstuk.IsReden(reden) && Wlzordening.OrdeOf(bericht, 0) < _orde && (isInKopie || _verslag.VanOnbekenden == 0);

    /// <inheritdoc/>
    public Kopieverschil? Compare(int plaats, ReadOnlyMemory<byte> sleutel, ReadOnlyMemory<byte>? staat, Procescontext context)
    {
        if (plaats < 0)
            return Miss(sleutel, staat!.Value, context);
        var inKopie = _personen.Get(plaats);
        return inKopie.Onleesbaar is { } regel
            ? new Kopieverschil(Stukuitkomst.Parkeer(Onleesbaarstuk.Explain(regel)), 0, 0, 0)
            : Compare(inKopie.Feiten, inKopie.Bsn, sleutel, Persoonsstaat.Decode(staat), context);
    }

    /// <summary>What follows for somebody who is not in the copy.</summary>
    private Kopieverschil? Miss(ReadOnlyMemory<byte> sleutel, ReadOnlyMemory<byte> staat, Procescontext context)
    {
        // He may be one of those of whom the BSN cannot be read. Most of what is remembered is of persons whom the CIZ does not know.
        if (_verslag.VanOnbekenden > 0 || !Persoonsstaat.HasFeiten(staat.Span))
            return null;
        var persoon = Persoonsstaat.Decode(staat);
        return Compare([], persoon.Bsn, sleutel, persoon, context);
    }

    private Kopieverschil? Compare(IReadOnlyList<Feit> inKopie, Bsn? bsn, ReadOnlyMemory<byte> sleutel, Persoonsstaat persoon, Procescontext context)
    {
        var verschil = Kopievergelijking.Diff(persoon.Beeld, Bron.Ciz, inKopie, _orde);
        if (_verslag.VanOnbekenden > 0)
            verschil = [.. verschil.Where(f => inKopie.Any(f.IsZelfde))];
        // A copy comes to everybody, so what could not be told before is told with it.
        var (uitkomst, daarna) = verschil.Count == 0
            ? (_bepaler.Reconsider(sleutel, persoon, context), persoon.Beeld)
            : _bepaler.Compare(sleutel, bsn, verschil, persoon, context);
        return ReferenceEquals(uitkomst, Stukuitkomst.Niets) ? null : Count(uitkomst, persoon.Beeld, daarna);
    }

    /// <summary>Counts what became other: what the copy says and is refused, such as what was over too long ago to be kept, is no change.</summary>
    private static Kopieverschil Count(Stukuitkomst uitkomst, Persoonsbeeld voor, Persoonsbeeld na)
    {
        var (nieuw, gewijzigd, vervallen) = (0, 0, 0);
        foreach (var feit in na.Feiten)
        {
            var plek = voor.IndexOf(feit);
            var stond = plek >= 0 && IsStaand(voor.Feiten[plek]);
            if (!stond)
                nieuw += IsStaand(feit) ? 1 : 0;
            else if (!IsStaand(feit))
                vervallen++;
            else
                gewijzigd += feit.ZegtHetzelfde(voor.Feiten[plek]) ? 0 : 1;
        }

        return new Kopieverschil(uitkomst, nieuw, gewijzigd, vervallen);
    }

    private static bool IsStaand(Feit feit) => feit is { Bron: Bron.Ciz, Verwijderd: false, Status: not Feitstatus.Nee };
}

/// <summary>What a copy says of one person, once.</summary>
/// <param name="Pseudoniem">Who, by pseudonym.</param>
/// <param name="Bsn">Who.</param>
/// <param name="Feit">What; <see langword="null"/> when it says that there is nothing.</param>
/// <param name="Onleesbaar">The rule that it breaks; then what it says is not known.</param>
internal readonly record struct Kopieregel(byte[] Pseudoniem, Bsn Bsn, Feit? Feit, Wlzregel? Onleesbaar);
