using System.Buffers;
using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>
/// What is kept of a person as bytes: about 100 for one provision, one fact and one signal whose ids are UUIDs. Each person has exactly one
/// spelling; anything else is refused.
/// </summary>
/// <remarks>
/// <code>
/// format (1) | number of facts | number of provisions | number of signals | facts | provisions | signals
/// format (2) | the same | number of sources without facts, 1 or more | those
/// </code>
/// Numbers are of seven bits per byte, lowest first, in as few bytes as they need. <see cref="Beeldschrijver"/> and
/// <see cref="Beeldlezer"/> have the fields.
/// </remarks>
internal static class Persoonsbeeldcodec
{
    /// <summary>The format of nearly everybody.</summary>
    internal const byte Formaat = 1;

    /// <summary>The format of a person of whom a source said that it has no fact.</summary>
    internal const byte MetLeegten = 2;

    // Each rule can say something of each provision, with each fact or without any.
    private const int MaxSignalen = byte.MaxValue * Persoonsbeeld.MaxVoorzieningen * (Persoonsbeeld.MaxFeiten + 1);

    private const int MaxKop = 1 + (4 * Beeldschrijver.MaxGetal);

    /// <summary>Writes a person.</summary>
    public static void Encode(Persoonsbeeld beeld, IBufferWriter<byte> doel)
    {
        var ruimte = MaxKop + (beeld.Feiten.Length * Beeldschrijver.MaxFeit)
            + (beeld.Voorzieningen.Length * Beeldschrijver.MaxVoorziening) + (beeld.Signalen.Length * Beeldschrijver.MaxSignaal)
            + (beeld.Leegten.Length * Beeldschrijver.MaxLeegte);
        var schrijver = new Beeldschrijver(doel.GetSpan(ruimte));
        schrijver.WriteByte(beeld.Leegten.IsEmpty ? Formaat : MetLeegten);
        schrijver.WriteGetal((uint)beeld.Feiten.Length);
        schrijver.WriteGetal((uint)beeld.Voorzieningen.Length);
        schrijver.WriteGetal((uint)beeld.Signalen.Length);
        foreach (var feit in beeld.Feiten)
            schrijver.Write(feit);
        foreach (var voorziening in beeld.Voorzieningen)
            schrijver.Write(voorziening);
        foreach (var stand in beeld.Signalen)
            schrijver.Write(stand);
        if (!beeld.Leegten.IsEmpty)
            schrijver.WriteGetal((uint)beeld.Leegten.Length);
        foreach (var leegte in beeld.Leegten)
            schrijver.Write(leegte);
        doel.Advance(schrijver.Geschreven);
    }

    /// <summary>Reads a person.</summary>
    /// <exception cref="InvalidDataException">They are not bytes of <see cref="Encode"/>, or of a newer version of the program.</exception>
    public static Persoonsbeeld Decode(ReadOnlySpan<byte> bytes)
    {
        var lezer = new Beeldlezer(bytes);
        if (lezer.ReadByte() is var formaat && formaat is not (Formaat or MetLeegten))
            throw new InvalidDataException(
                $"Een persoonsbeeld heeft formaat {formaat}, dat deze versie van het programma niet kent. Start de nieuwere versie van IB.Gateway die het schreef; er is niets gewijzigd.");
        var aantalFeiten = lezer.ReadAantal(Persoonsbeeld.MaxFeiten);
        var aantalVoorzieningen = lezer.ReadAantal(Persoonsbeeld.MaxVoorzieningen);
        var aantalSignalen = lezer.ReadAantal(MaxSignalen);
        var feiten = ReadFeiten(ref lezer, aantalFeiten);
        var voorzieningen = ReadVoorzieningen(ref lezer, aantalVoorzieningen);
        var signalen = ReadSignalen(ref lezer, aantalSignalen, aantalVoorzieningen, aantalFeiten);
        var leegten = formaat == MetLeegten ? ReadLeegten(ref lezer) : [];
        lezer.RequireEinde();
        return new Persoonsbeeld(voorzieningen, feiten, signalen, leegten);
    }

    /// <summary>Whether any fact is kept in these bytes, without reading the rest: who has none is left alone by a full copy without it.</summary>
    /// <exception cref="InvalidDataException">They are not bytes of <see cref="Encode"/>.</exception>
    public static bool HasFeiten(ReadOnlySpan<byte> bytes)
        => bytes.Length >= 4 && bytes[0] is Formaat or MetLeegten ? bytes[1] != 0 : throw Beeldlezer.Beschadigd();

    private static ImmutableArray<Feit> ReadFeiten(ref Beeldlezer lezer, int aantal)
    {
        if (aantal == 0)
            return [];
        var feiten = ImmutableArray.CreateBuilder<Feit>(aantal);
        for (var i = 0; i < aantal; i++)
        {
            var feit = lezer.ReadFeit();
            foreach (var ander in feiten)
                Beeldlezer.Require(!ander.IsZelfde(feit));
            feiten.Add(feit);
        }

        return feiten.MoveToImmutable();
    }

    private static ImmutableArray<Leegte> ReadLeegten(ref Beeldlezer lezer)
    {
        var aantal = lezer.ReadAantal((int)Bron.Dji);
        Beeldlezer.Require(aantal > 0);
        var leegten = ImmutableArray.CreateBuilder<Leegte>(aantal);
        for (var i = 0; i < aantal; i++)
        {
            leegten.Add(lezer.ReadLeegte());
            Beeldlezer.Require(i == 0 || leegten[i - 1].Bron < leegten[i].Bron);
        }

        return leegten.MoveToImmutable();
    }

    private static ImmutableArray<Voorziening> ReadVoorzieningen(ref Beeldlezer lezer, int aantal)
    {
        if (aantal == 0)
            return [];
        var voorzieningen = ImmutableArray.CreateBuilder<Voorziening>(aantal);
        for (var i = 0; i < aantal; i++)
        {
            var voorziening = lezer.ReadVoorziening();
            foreach (var ander in voorzieningen)
                Beeldlezer.Require(!ander.IsZelfde(voorziening));
            voorzieningen.Add(voorziening);
        }

        return voorzieningen.MoveToImmutable();
    }

    private static ImmutableArray<Signaalstand> ReadSignalen(ref Beeldlezer lezer, int aantal, int voorzieningen, int feiten)
    {
        if (aantal == 0)
            return [];
        var signalen = ImmutableArray.CreateBuilder<Signaalstand>(aantal);
        for (var i = 0; i < aantal; i++)
        {
            var stand = lezer.ReadSignaal(voorzieningen, feiten);
            Beeldlezer.Require(i == 0 || Signaalstand.CompareSleutel(signalen[i - 1], stand) < 0);
            signalen.Add(stand);
        }

        return signalen.MoveToImmutable();
    }
}
