using System.Xml;
using System.Xml.Schema;
using IB.Gateway.Testing;
using IB.Gateway.Validation;

namespace IB.Gateway.LoadTests.Validator;

/// <summary>One way to judge a document.</summary>
/// <param name="Naam">What it is called in the report.</param>
/// <param name="Judge">Whether the document is good. Does all the work of one message and keeps nothing of it.</param>
internal sealed record Mededinger(string Naam, Func<bool> Judge)
{
    internal const string Systeem = "System.Xml.Schema";
    internal const string Lezer = "XmlReader";
    internal const string Gecompileerd = "gecompileerd";

    // As an ordinary user would set it to read what strangers send.
    private static readonly XmlReaderSettings Veilig = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>All that can judge this document.</summary>
    internal static IEnumerable<Mededinger> CreateAll(
        Proefbestand bestand, GecompileerdeValidator validator, ReferentieValidator referentie, Libxml2Schema libxml2)
    {
        var inhoud = bestand.Inhoud;
        var doel = new byte[inhoud.Length];
        var instellingen = Validating(bestand.Schemas);
        yield return new Mededinger("kopie", () => Copy(inhoud, doel));
        yield return new Mededinger(Lezer, () => Read(inhoud, Veilig));
        yield return new Mededinger(Systeem, () => Read(inhoud, instellingen));
        yield return new Mededinger("libxml2", () => libxml2.IsGeldig(inhoud));
        var gecompileerd = Validator.Gecompileerd.Create(bestand.Schemas);
        yield return new Mededinger(Gecompileerd, () => gecompileerd(inhoud));
        if (!bestand.Bericht)
            yield break;
        yield return new Mededinger("ReferentieValidator", () => referentie.Validate(inhoud).Geldig);
        yield return new Mededinger("GecompileerdeValidator", () => validator.Validate(inhoud).Geldig);
    }

    private static XmlReaderSettings Validating(XmlSchemaSet schemas)
    {
        var instellingen = Veilig.Clone();
        instellingen.ValidationType = ValidationType.Schema;
        instellingen.Schemas = schemas;

        // Without a handler the first fault is an exception; a root in an unknown namespace would be only a warning.
        instellingen.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        instellingen.ValidationEventHandler += (_, e) => throw e.Exception;
        return instellingen;
    }

    private static bool Copy(byte[] inhoud, byte[] doel)
    {
        inhoud.AsSpan().CopyTo(doel);
        return doel[^1] == inhoud[^1];
    }

    private static bool Read(byte[] inhoud, XmlReaderSettings instellingen)
    {
        try
        {
            using var lezer = XmlReader.Create(new MemoryStream(inhoud, writable: false), instellingen);
            while (lezer.Read())
            {
            }

            return true;
        }
        catch (XmlSchemaException)
        {
            return false;
        }
    }
}
