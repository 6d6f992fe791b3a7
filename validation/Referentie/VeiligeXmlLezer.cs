using System.Xml;

namespace IB.Gateway.Validation;

/// <summary>The one place where an XmlReader is made: no DTD, nothing fetched, bounded (attack suite X1-X12).</summary>
internal static class VeiligeXmlLezer
{
    internal static XmlReaderSettings Settings()
    {
        return new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = XmlLimieten.MaxTekens,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            ConformanceLevel = ConformanceLevel.Document,
            CheckCharacters = true,
            CloseInput = false,
        };
    }
}
