using System.Buffers;
using System.Globalization;
using IB.Gateway.Validation;

namespace IB.Gateway.Berichten;

/// <summary>
/// Writes elements as UTF-8, one on a line. It keeps a draft well-formed; whether it is valid the validator says.
/// </summary>
internal sealed class Berichtopmaak(IBufferWriter<byte> doel, Namenlijst namen)
{
    private const int MaxGetal = 32;

    private readonly Stack<int> _pad = new();

    // Whether nothing was written behind the start tag of a group yet: one that stays empty may not even have white space.
    private bool _isLeeg;

    /// <summary>Writes the declaration and the root element.</summary>
    /// <param name="naam">Its name.</param>
    /// <param name="namespaces">Its namespace declarations as they are to stand in its tag: <c>xmlns:iwmo="..."</c>.</param>
    /// <param name="inhoud">What is in it.</param>
    internal void WriteRoot(int naam, ReadOnlySpan<byte> namespaces, IInhoud inhoud)
    {
        doel.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<"u8);
        doel.Write(namen.Geschreven(naam));
        doel.Write(" "u8);
        doel.Write(namespaces);
        doel.Write(">"u8);
        WriteInhoud(naam, inhoud);
    }

    internal void Write(int naam, IInhoud? inhoud)
    {
        if (inhoud is null)
            return;
        Open(naam);
        WriteInhoud(naam, inhoud);
    }

    internal void Write(int naam, string? tekst)
    {
        if (tekst is null)
            return;
        Open(naam);
        if (!Tekstopmaak.TryWrite(tekst, doel))
            throw new OngeldigBerichtException(
                [new Schemafout(Schemafoutcode.NietWelgevormd, 0, 0, $"{Pad()}/{namen[naam]}", "de tekst heeft een teken dat XML niet kent")]);
        Close(naam);
    }

    internal void Write(int naam, long? getal)
    {
        if (getal is { } waarde)
            WriteKort(naam, waarde, default);
    }

    internal void Write(int naam, decimal? getal)
    {
        if (getal is { } waarde)
            WriteKort(naam, waarde, default);
    }

    internal void Write(int naam, bool? waarde) => Write(naam, waarde switch { true => "true", false => "false", null => null });

    internal void Write(int naam, DateOnly? dag)
    {
        if (dag is { } waarde)
            WriteKort(naam, waarde, "yyyy-MM-dd");
    }

    internal void Write(int naam, TimeOnly? tijd)
    {
        if (tijd is { } waarde)
            WriteKort(naam, waarde, waarde.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.FFFFFFF");
    }

    /// <summary>Refuses a choice of which not one is made.</summary>
    /// <param name="verplicht">Whether none is wrong too.</param>
    /// <param name="delen">The alternatives, and whether each is given.</param>
    /// <exception cref="OngeldigBerichtException">Two are given, or none where one must be.</exception>
    internal void CheckKeuze(bool verplicht, params ReadOnlySpan<(int Naam, bool IsGegeven)> delen)
    {
        var (aantal, mogelijk) = (0, new List<string>());
        foreach (var (naam, isGegeven) in delen)
        {
            aantal += isGegeven ? 1 : 0;
            mogelijk.Add(namen[naam]);
        }

        if (aantal > 1 || (verplicht && aantal == 0))
            throw new OngeldigBerichtException([new Schemafout(
                Schemafoutcode.Schema, 0, 0, Pad(), $"{(verplicht ? "precies" : "hoogstens")} een van {string.Join(", ", mogelijk)} is toegestaan")]);
    }

    private void WriteKort<T>(int naam, T waarde, ReadOnlySpan<char> vorm)
        where T : IUtf8SpanFormattable
    {
        Open(naam);
        Span<byte> tekst = stackalloc byte[MaxGetal];
        if (!waarde.TryFormat(tekst, out var lengte, vorm, CultureInfo.InvariantCulture))
            throw new InvalidOperationException($"A {typeof(T).Name} takes more than {MaxGetal} bytes.");
        doel.Write(tekst[..lengte]);
        Close(naam);
    }

    private void WriteInhoud(int naam, IInhoud inhoud)
    {
        _pad.Push(naam);
        _isLeeg = true;
        inhoud.Write(this);
        _pad.Pop();
        if (!_isLeeg)
            Indent();
        Close(naam);
    }

    private void Open(int naam)
    {
        if (_isLeeg)
            doel.Write("\r\n"u8);
        _isLeeg = false;
        Indent();
        doel.Write("<"u8);
        doel.Write(namen.Geschreven(naam));
        doel.Write(">"u8);
    }

    private void Close(int naam)
    {
        _isLeeg = false;
        doel.Write("</"u8);
        doel.Write(namen.Geschreven(naam));
        doel.Write(">\r\n"u8);
    }

    private void Indent()
    {
        var ruimte = doel.GetSpan(_pad.Count);
        ruimte[.._pad.Count].Fill((byte)'\t');
        doel.Advance(_pad.Count);
    }

    private string Pad() => "/" + string.Join('/', _pad.Reverse().Select(n => namen[n]));
}
