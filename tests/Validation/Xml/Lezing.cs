using System.Text;

namespace IB.Gateway.Validation.Tests.Xml;

/// <summary>
/// What a reader made of a document: whether it accepts it, and one line for every start tag with its expanded names, every text
/// between two tags and every end tag.
/// </summary>
/// <param name="Fout">Why it does not accept the document; <see langword="null"/> when it does.</param>
/// <param name="Verslag">What it read, up to the fault.</param>
internal sealed record Lezing(string? Fout, string Verslag)
{
    public bool Aanvaard => Fout is null;

    /// <summary>Collects a report; pieces of text that follow each other become one.</summary>
    internal sealed class Schrijver
    {
        private readonly StringBuilder _verslag = new();
        private bool _inTekst;

        public void Start(string ns, string naam) => Regel().Append('<').Append('{').Append(ns).Append('}').Append(naam);

        public void Attribuut(string ns, string naam, string waarde)
            => Regel().Append('@').Append('{').Append(ns).Append('}').Append(naam).Append('=').Append(waarde);

        public void Tekst(string tekst)
        {
            if (tekst.Length == 0)
                return;
            if (!_inTekst)
                Regel().Append('"');
            _inTekst = true;
            _verslag.Append(tekst);
        }

        public void Einde() => Regel().Append('>');

        public Lezing ToLezing(string? fout) => new(fout, _verslag.ToString());

        private StringBuilder Regel()
        {
            _inTekst = false;
            return _verslag.Append('\u001e');
        }
    }
}
