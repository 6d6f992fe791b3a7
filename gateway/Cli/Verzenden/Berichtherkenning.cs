using System.Text;
using IB.Gateway.Schemas;
using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary>Tells by its first element what a payload is. It judges nothing: what comes after may be anything.</summary>
internal static class Berichtherkenning
{
    /// <summary>The message type; <see langword="null"/> when the payload does not say.</summary>
    internal static BerichtDefinitie? Find(ReadOnlySpan<byte> inhoud, Berichtcatalogus catalogus)
    {
        var lezer = new Utf8XmlReader(inhoud, laatste: true, new Utf8XmlState(verwerkingsinstructies: true));
        return lezer.Read() == XmlToken.StartElement ? catalogus.FindByNamespace(Encoding.UTF8.GetString(lezer.Namespace)) : null;
    }
}
