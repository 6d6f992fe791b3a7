using System.Text;
using System.Text.Json.Nodes;

namespace IB.Gateway.Tests.Deploy;

/// <summary>A value of YAML that stands on one line, and what stands around it.</summary>
internal sealed class Yamlwaarde
{
    private readonly string _tekst;
    private int _plek;

    private Yamlwaarde(string tekst) => _tekst = tekst;

    private char Hier => _plek < _tekst.Length ? _tekst[_plek] : '\0';

    /// <summary>Text, a list or a map.</summary>
    /// <exception cref="FormatException">It is none of these, or of a kind that is not taken.</exception>
    public static JsonNode? Read(string tekst)
    {
        var lezer = new Yamlwaarde(tekst);
        var waarde = lezer.ReadDeel(binnen: false);
        return lezer._plek == tekst.Length ? waarde : throw new FormatException($"something after the value, at {lezer._plek}");
    }

    /// <summary>The line without its comment: from a # at its begin or after a space, outside quotes.</summary>
    public static string WithoutComment(string regel)
    {
        var quote = '\0';
        for (var i = 0; i < regel.Length; i++)
        {
            var teken = regel[i];
            if (quote != '\0')
            {
                if (teken == '\\' && quote == '"')
                    i++;
                else if (teken == quote)
                    quote = '\0';
            }
            else if (teken is '"' or '\'' && (i == 0 || regel[i - 1] is ' ' or '[' or '{' or ','))
                quote = teken;
            else if (teken == '#' && (i == 0 || regel[i - 1] == ' '))
                return regel[..i];
        }

        return regel;
    }

    /// <summary>The key that a line begins with, and what follows; <see langword="null"/> when it begins with none.</summary>
    public static (string Sleutel, string Vervolg)? SplitKey(string regel)
    {
        if (regel.Length == 0 || regel[0] is '[' or '{' or '*' or '&')
            return null;
        var lezer = new Yamlwaarde(regel);
        var sleutel = regel[0] is '"' or '\'' ? lezer.ReadQuoted() : lezer.ReadTot(static (t, i) => t[i] == ':' && (i + 1 == t.Length || t[i + 1] == ' '));
        return lezer.Hier == ':' ? (sleutel.TrimEnd(), regel[(lezer._plek + 1)..].TrimStart()) : null;
    }

    /// <summary>The anchor that a value begins with, if it does, and the value.</summary>
    public static (string? Anker, string Vervolg) SplitAnchor(string tekst)
    {
        if (!tekst.StartsWith('&'))
            return (null, tekst);
        var delen = tekst.Split(' ', 2);
        return (delen[0][1..], delen.Length > 1 ? delen[1].TrimStart() : "");
    }

    private JsonNode? ReadDeel(bool binnen) => Hier switch
    {
        '[' => ReadReeks(),
        '{' => ReadKaart(),
        '"' or '\'' => JsonValue.Create(ReadQuoted()),
        '|' or '>' or '!' or '&' or '*' or '@' or '`' or '%' => throw new FormatException($"{Hier} is not taken here"),
        _ => ReadPlain(binnen),
    };

    private JsonValue? ReadPlain(bool binnen)
    {
        var tekst = ReadTot((t, i) => binnen && (t[i] is ',' or ']' or '}')).Trim();
        if (tekst.Contains(": ", StringComparison.Ordinal) || tekst.EndsWith(':'))
            throw new FormatException("a colon in text without quotes");
        if (tekst.StartsWith("- ", StringComparison.Ordinal) || tekst.StartsWith("? ", StringComparison.Ordinal))
            throw new FormatException("a list or a key where text was expected");
        return tekst is "" or "null" or "~" ? null : JsonValue.Create(tekst);
    }

    private JsonArray ReadReeks()
    {
        var reeks = new JsonArray();
        for (Enter(); Hier != ']'; Next(']'))
            reeks.Add(ReadDeel(binnen: true));
        _plek++;
        return reeks;
    }

    private JsonObject ReadKaart()
    {
        var kaart = new JsonObject();
        for (Enter(); Hier != '}'; Next('}'))
        {
            var sleutel = Hier is '"' or '\'' ? ReadQuoted() : ReadTot(static (t, i) => t[i] is ':' or ',' or '}').Trim();
            if (Hier != ':')
                throw new FormatException("a key without a value");
            _plek++;
            SkipSpaces();
            if (!kaart.TryAdd(sleutel, ReadDeel(binnen: true)))
                throw new FormatException($"{sleutel} comes twice");
        }

        _plek++;
        return kaart;
    }

    private void Enter()
    {
        _plek++;
        SkipSpaces();
    }

    private void Next(char einde)
    {
        SkipSpaces();
        if (Hier == ',')
            Enter();
        else if (Hier != einde)
            throw new FormatException($"no {einde}");
    }

    private void SkipSpaces()
    {
        while (Hier == ' ')
            _plek++;
    }

    private string ReadTot(Func<string, int, bool> einde)
    {
        var begin = _plek;
        while (_plek < _tekst.Length && !einde(_tekst, _plek))
            _plek++;
        return _tekst[begin.._plek];
    }

    private string ReadQuoted()
    {
        var quote = _tekst[_plek++];
        var tekst = new StringBuilder();
        while (true)
        {
            if (_plek >= _tekst.Length)
                throw new FormatException("a quote without an end");
            var teken = _tekst[_plek++];
            if (teken == quote && (quote == '"' || Hier != quote))
                return tekst.ToString();
            if (teken == quote)
                _plek++;
            else if (teken == '\\' && quote == '"')
                teken = _tekst[_plek++] switch { 'n' =>
                    '\n', 't' => '\t', var zelf and ('"' or '\\' or '/') => zelf, var ander => throw new FormatException($"\\{ander} is not taken") };
            tekst.Append(teken);
        }
    }
}
