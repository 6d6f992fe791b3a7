using System.Text;

namespace IB.Gateway.Schemas;

/// <summary>Reads a code list: UTF-8, comma separated, with the header line <c>code,omschrijving,geldigVan,geldigTot</c>.</summary>
internal static class CodelijstReader
{
    public const string Kop = "code,omschrijving,geldigVan,geldigTot";

    /// <summary>The codes, and every fault with its file and line.</summary>
    public static (IReadOnlyList<Codewaarde> Codes, IReadOnlyList<string> Fouten) Read(Packbron bron, string bestand)
    {
        using var stroom = bron.Open(bestand);
        using var lezer = new StreamReader(stroom, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        string tekst;
        try
        {
            tekst = lezer.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return ([], [$"{bestand}: het bestand is geen UTF-8."]);
        }

        var keuring = new Keuring(bestand);
        foreach (var (velden, regel, fout) in Csv.Read(tekst))
            keuring.Add(velden, regel, fout);
        return keuring.Close();
    }

    private sealed class Keuring(string bestand)
    {
        private readonly List<Codewaarde> _codes = [];
        private readonly List<string> _fouten = [];
        private bool _kopGezien;
        private bool _andereKop;

        public void Add(IReadOnlyList<string> velden, int regel, string? fout)
        {
            if (fout is not null)
            {
                Fout(regel, fout);
            }
            else if (!_kopGezien)
            {
                _kopGezien = true;
                _andereKop = string.Join(',', velden) != Kop;
                if (_andereKop)
                    Fout(regel, $"de eerste regel moet {Kop} zijn.");
            }
            else if (_andereKop)
            {
                // What the columns are is not known, so nothing can be said of the rows.
            }
            else if (velden.Count != 4)
            {
                Fout(regel, $"de regel heeft {velden.Count} velden; het moeten er 4 zijn.");
            }
            else
            {
                AddCode(velden, regel);
            }
        }

        public (IReadOnlyList<Codewaarde> Codes, IReadOnlyList<string> Fouten) Close()
        {
            if (!_kopGezien && _fouten.Count == 0)
                _fouten.Add($"{bestand}: het bestand is leeg.");
            else if (_codes.Count == 0 && _fouten.Count == 0)
                _fouten.Add($"{bestand}: de lijst heeft geen codes.");
            return (_codes, _fouten);
        }

        private void AddCode(IReadOnlyList<string> velden, int regel)
        {
            if (velden[0].Length == 0)
                Fout(regel, "de code is leeg.");
            if (velden[1].Length == 0)
                Fout(regel, "de omschrijving is leeg.");
            var code = new Codewaarde(velden[0], velden[1], Dag("geldigVan", velden[2], regel), Dag("geldigTot", velden[3], regel));
            if (code.GeldigTot < code.GeldigVan)
                Fout(regel, $"geldigTot {velden[3]} ligt voor geldigVan {velden[2]}.");
            if (_codes.Exists(c => c.Code == code.Code && Overlapt(c, code)))
                Fout(regel, $"code {code.Code} staat er al met een geldigheid die deze overlapt.");
            _codes.Add(code);
        }

        private DateOnly? Dag(string veld, string tekst, int regel)
        {
            if (Datums.TryParse(tekst, out var dag))
                return dag;
            if (tekst.Length > 0)
                Fout(regel, $"{veld} {tekst} is geen datum (jjjj-mm-dd).");
            return null;
        }

        private static bool Overlapt(Codewaarde een, Codewaarde ander) => !(een.GeldigTot < ander.GeldigVan) && !(ander.GeldigTot < een.GeldigVan);

        private void Fout(int regel, string tekst) => _fouten.Add($"{bestand} regel {regel}: {tekst}");
    }
}
