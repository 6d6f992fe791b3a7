using System.Buffers;
using System.Text;
using IB.Gateway.Validation;

namespace IB.Gateway.Stuf;

/// <summary>
/// Follows one SOAP message through its contract, token by token, and keeps what it says: short values as text, the payload
/// decoded in a buffer. What follows from the values is for others to judge. One message, one thread.
/// </summary>
internal sealed class Stufautomaat
{
    private const int MaxWaardeBytes = 8 * 1024;

    private readonly Stufelement[] _berichten;
    private readonly IBufferWriter<byte> _inhoud;
    private readonly Stack<Plaats> _pad = new();
    private readonly string?[] _waarden = new string?[(int)Stufveld.Aantal];
    private readonly byte[] _waarde = ArrayPool<byte>.Shared.Rent(MaxWaardeBytes);
    private int _waardeLengte;
    private Base64Stroom? _base64;
    private byte[] _namespace = [];
    private int _overslaan;
    private SoapPlaats _soap = SoapPlaats.Begin;
    private Stufveld _kopveld;

    internal Stufautomaat(Stufelement[] berichten, IBufferWriter<byte> inhoud)
    {
        _berichten = berichten;
        _inhoud = inhoud;
    }

    private enum SoapPlaats
    {
        Begin,
        Envelope,
        Header,
        NaHeader,
        Body,
        Bericht,
        NaBericht,
        NaBody,
    }

    /// <summary>Which message it is; known from its root on.</summary>
    internal Stufelement? Bericht { get; private set; }

    /// <summary>Namespace of the root of the message: which version of the envelope it is.</summary>
    internal string Namespace => Encoding.UTF8.GetString(_namespace);

    /// <summary>Whether the payload came as a text file.</summary>
    internal bool IsTekstBestand { get; private set; }

    /// <summary>What is wrong, in Dutch, after <see cref="Process"/> said false.</summary>
    internal SoapProbleem? Probleem { get; private set; }

    /// <summary>The value of a field, or <see langword="null"/> when it was not there.</summary>
    internal string? this[Stufveld veld] => _waarden[(int)veld];

    /// <summary>Takes the token that the reader is at; false when the message is not what it should be.</summary>
    internal bool Process(XmlToken token, ref Utf8XmlReader lezer) => token switch
    {
        XmlToken.StartElement => _soap == SoapPlaats.Bericht ? StartInBericht(ref lezer) : StartInSoap(ref lezer),
        XmlToken.EindeElement => _soap == SoapPlaats.Bericht ? EindeInBericht() : EindeInSoap(),
        XmlToken.Tekst => Tekst(lezer.Tekst),
        XmlToken.EindeDocument => _soap == SoapPlaats.NaBody || Fail("de SOAP-envelop is niet compleet"),
        _ => Fail(XmlFouttekst.Describe(lezer.Fout)),
    };

    /// <summary>Gives the buffer of short values back.</summary>
    internal void Return() => ArrayPool<byte>.Shared.Return(_waarde, clearArray: true);

    private bool StartInSoap(ref Utf8XmlReader lezer)
    {
        if (_overslaan > 0)
        {
            _overslaan++;
            return true;
        }

        var soap = lezer.Namespace.SequenceEqual("http://schemas.xmlsoap.org/soap/envelope/"u8);
        switch (_soap)
        {
            case SoapPlaats.Begin when lezer.LokaleNaam.SequenceEqual("Envelope"u8):
                _soap = SoapPlaats.Envelope;
                return soap || Fail(SoapFoutcode.VersionMismatch, "alleen SOAP 1.1 wordt ondersteund");
            case SoapPlaats.Envelope when soap && lezer.LokaleNaam.SequenceEqual("Header"u8):
                _soap = SoapPlaats.Header;
                return true;
            case SoapPlaats.Header:
                return StartKop(ref lezer);
            case SoapPlaats.Envelope or SoapPlaats.NaHeader when soap && lezer.LokaleNaam.SequenceEqual("Body"u8):
                _soap = SoapPlaats.Body;
                return true;
            case SoapPlaats.Body:
                return StartBericht(ref lezer);
            default:
                return Fail(_soap == SoapPlaats.Begin ? "dit is geen SOAP-envelop" : "er staat een onverwacht element in de SOAP-envelop");
        }
    }

    private bool StartKop(ref Utf8XmlReader lezer)
    {
        var addressing = lezer.Namespace.SequenceEqual("http://www.w3.org/2005/08/addressing"u8);
        _kopveld = addressing && lezer.LokaleNaam.SequenceEqual("MessageID"u8) ? Stufveld.WsaMessageId : Stufveld.Geen;
        _overslaan = 1;
        _waardeLengte = 0;
        for (var i = 0; i < lezer.AantalAttributen; i++)
        {
            var attribuut = lezer.Attribuut(i);
            if (!addressing && attribuut.LokaleNaam.SequenceEqual("mustUnderstand"u8) && !attribuut.Waarde.SequenceEqual("0"u8)
                && attribuut.Namespace.SequenceEqual("http://schemas.xmlsoap.org/soap/envelope/"u8))
                return Fail(SoapFoutcode.MustUnderstand, "een SOAP-header moet worden begrepen maar is onbekend");
        }

        return true;
    }

    private bool StartBericht(ref Utf8XmlReader lezer)
    {
        _namespace = lezer.Namespace.ToArray();
        foreach (var bericht in _berichten)
        {
            if (IsToegestaan(bericht) && bericht.Is(lezer.LokaleNaam, lezer.Namespace, _namespace))
            {
                Bericht = bericht;
                _soap = SoapPlaats.Bericht;
                return Open(bericht, ref lezer);
            }
        }

        return Fail("het bericht in de SOAP-body is niet bekend op dit koppelvlak");
    }

    private bool IsToegestaan(Stufelement bericht)
        => bericht.HeeftNamespace || Array.Exists(StufNamen.GgkVersies, v => v.Namespace == Namespace);

    private bool StartInBericht(ref Utf8XmlReader lezer)
    {
        if (_overslaan > 0)
        {
            _overslaan++;
            return true;
        }

        var plaats = _pad.Peek();
        if (plaats.Element.Kinderen.Length == 0)
            return Fail($"{plaats.Element.Naam} mag geen elementen bevatten");
        var kinderen = plaats.Element.Kinderen;
        for (var i = plaats.Volgende; i < kinderen.Length; i++)
        {
            if (kinderen[i].Is(lezer.LokaleNaam, lezer.Namespace, _namespace))
            {
                plaats.Volgende = plaats.Element.Inhoud == Stufinhoud.Keuze ? kinderen.Length : i + 1;
                plaats.Gekozen = true;
                return Open(kinderen[i], ref lezer);
            }

            if (kinderen[i].Verplicht)
                return Fail($"{kinderen[i].Naam} ontbreekt in {plaats.Element.Naam} of staat op de verkeerde plaats");
        }

        return Fail($"er staat een onverwacht element in {plaats.Element.Naam}");
    }

    private bool Open(Stufelement element, ref Utf8XmlReader lezer)
    {
        _waardeLengte = 0;
        _pad.Push(new Plaats(element));
        switch (element.Inhoud)
        {
            case Stufinhoud.Overslaan:
                _overslaan = 1;
                break;
            case Stufinhoud.Base64:
                IsTekstBestand = element.Naam == "tekstBestand";
                _base64 = new Base64Stroom(_inhoud);
                break;
        }

        return Attributen(element, ref lezer);
    }

    private bool Attributen(Stufelement element, ref Utf8XmlReader lezer)
    {
        var metNaam = element.Inhoud == Stufinhoud.Base64 && IsTekstBestand;
        for (var i = 0; i < lezer.AantalAttributen; i++)
        {
            var attribuut = lezer.Attribuut(i);
            if (metNaam && attribuut.Namespace.IsEmpty && attribuut.LokaleNaam.SequenceEqual("bestandsnaam"u8))
            {
                if (!Neem(Stufveld.Bestandsnaam, attribuut.ToText()))
                    return false;
            }
            else if (!IsSchemaverwijzing(attribuut) && !IsTaalVanFout(attribuut))
                return Fail($"{element.Naam} heeft een attribuut dat daar niet hoort");
        }

        return !metNaam || this[Stufveld.Bestandsnaam] is not null || Fail("bestandsnaam ontbreekt bij tekstBestand");
    }

    // A hint where a schema is to be found: legal on any element, and never followed.
    private static bool IsSchemaverwijzing(XmlAttribuut attribuut)
        => attribuut.Namespace.SequenceEqual("http://www.w3.org/2001/XMLSchema-instance"u8)
            && (attribuut.LokaleNaam.SequenceEqual("schemaLocation"u8) || attribuut.LokaleNaam.SequenceEqual("noNamespaceSchemaLocation"u8));

    // faultstring may say its language (SOAP 1.1 section 4.4).
    private bool IsTaalVanFout(XmlAttribuut attribuut)
        => Bericht == Stufcontract.SoapFout && attribuut.Namespace.SequenceEqual("http://www.w3.org/XML/1998/namespace"u8);

    private bool EindeInBericht()
    {
        if (_overslaan > 1)
        {
            _overslaan--;
            return true;
        }

        _overslaan = 0;
        var plaats = _pad.Pop();
        if (_pad.Count == 0)
            _soap = SoapPlaats.NaBericht;
        switch (plaats.Element.Inhoud)
        {
            case Stufinhoud.Waarde:
                return Neem(plaats.Element.Veld, Encoding.UTF8.GetString(_waarde.AsSpan(0, _waardeLengte)));
            case Stufinhoud.Base64:
                return _base64!.Complete() || Fail("de base64 van het bestand is niet compleet");
            case Stufinhoud.Keuze when !plaats.Gekozen:
                return Fail($"{plaats.Element.Naam} is leeg");
            case Stufinhoud.Elementen:
                var ontbreekt = Array.Find(plaats.Element.Kinderen[plaats.Volgende..], k => k.Verplicht);
                return ontbreekt is null || Fail($"{ontbreekt.Naam} ontbreekt in {plaats.Element.Naam}");
            default:
                return true;
        }
    }

    // A wrong value ends the reading at once: what may still come is up to 25 MB.
    private bool Neem(Stufveld veld, string waarde)
    {
        _waarden[(int)veld] = waarde;
        return Stufregels.Check(veld, waarde) is not { } fout || Fail(fout);
    }

    private bool EindeInSoap()
    {
        if (_overslaan > 0)
        {
            if (--_overslaan == 0 && _kopveld != Stufveld.Geen)
                _waarden[(int)_kopveld] = Encoding.UTF8.GetString(_waarde.AsSpan(0, _waardeLengte));
            return true;
        }

        switch (_soap)
        {
            case SoapPlaats.Header:
                _soap = SoapPlaats.NaHeader;
                return true;
            case SoapPlaats.NaBericht:
                _soap = SoapPlaats.NaBody;
                return true;
            case SoapPlaats.NaBody:
                return true;
            default:
                return Fail("de SOAP-body is leeg");
        }
    }

    private bool Tekst(ReadOnlySpan<byte> tekst)
    {
        if (_overslaan > 0 && _soap != SoapPlaats.Bericht)
            return _kopveld == Stufveld.Geen || Bewaar(tekst) || Fail("wsa:MessageID is te lang");

        // What stands in elements that are not looked at may be anything; beside them there is no text.
        if (_overslaan > 1)
            return true;
        if (_soap == SoapPlaats.Bericht)
        {
            var element = _pad.Peek().Element;
            if (element.Inhoud == Stufinhoud.Waarde)
                return Bewaar(tekst) || Fail($"{element.Naam} is te lang");
            if (element.Inhoud == Stufinhoud.Base64)
                return _base64!.Append(tekst) || Fail($"{element.Naam} bevat geen geldige base64");
        }

        return tekst.IndexOfAnyExcept(" \t\r\n"u8) < 0 || Fail("er staat tekst op een plaats waar die niet hoort");
    }

    private bool Bewaar(ReadOnlySpan<byte> tekst)
    {
        if (_waardeLengte + tekst.Length > MaxWaardeBytes)
            return false;
        tekst.CopyTo(_waarde.AsSpan(_waardeLengte));
        _waardeLengte += tekst.Length;
        return true;
    }

    private bool Fail(string tekst) => Fail(SoapFoutcode.Client, tekst);

    private bool Fail(SoapFoutcode code, string tekst)
    {
        Probleem ??= new SoapProbleem(code, tekst);
        return false;
    }

    private sealed class Plaats(Stufelement element)
    {
        internal Stufelement Element { get; } = element;

        internal int Volgende { get; set; }

        internal bool Gekozen { get; set; }
    }
}
