namespace IB.Gateway.Validation;

/// <summary>What <see cref="Utf8XmlReader.Read"/> found.</summary>
public enum XmlToken
{
    /// <summary>The data ends inside a token: call again with more.</summary>
    MeerNodig,

    /// <summary>A start tag; for an empty element the end follows as the next token.</summary>
    StartElement,

    /// <summary>An end tag.</summary>
    EindeElement,

    /// <summary>A piece of character data inside an element; one text may come in many pieces.</summary>
    Tekst,

    /// <summary>The root element is closed and only white space or comments followed.</summary>
    EindeDocument,

    /// <summary>Not acceptable; see <see cref="Utf8XmlReader.Fout"/>.</summary>
    Fout,
}

/// <summary>Why a document is not acceptable.</summary>
public enum XmlFout
{
    /// <summary>Nothing is wrong.</summary>
    Geen,

    /// <summary>The document ends too early.</summary>
    Afgebroken,

    /// <summary>Not well-formed by XML 1.0 or Namespaces in XML 1.0.</summary>
    NietWelgevormd,

    /// <summary>The bytes are not UTF-8, or another encoding is declared.</summary>
    GeenUtf8,

    /// <summary>A character that XML 1.0 does not allow.</summary>
    VerbodenTeken,

    /// <summary>A document type declaration.</summary>
    Dtd,

    /// <summary>A processing instruction; SOAP 1.1 section 3 forbids them.</summary>
    Verwerkingsinstructie,

    /// <summary>An entity other than the five of XML, or a reference to a character that is not allowed.</summary>
    Entiteit,

    /// <summary>A namespace prefix that is not declared.</summary>
    OnbekendVoorvoegsel,

    /// <summary>Beyond one of the <see cref="XmlLimieten"/>.</summary>
    LimietOverschreden,
}
