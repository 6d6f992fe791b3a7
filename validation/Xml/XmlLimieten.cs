namespace IB.Gateway.Validation;

/// <summary>Bounds on XML input. They hold before anything is allocated that the input sizes.</summary>
public static class XmlLimieten
{
    /// <summary>Deepest nesting of elements. The deepest iWmo message has 9 levels, an Fo01 with a message inside about 16.</summary>
    public const int MaxDiepte = 64;

    /// <summary>Most attributes on one element, namespace declarations included.</summary>
    public const int MaxAttributen = 64;

    /// <summary>Longest name, prefix included, and longest namespace name, in bytes.</summary>
    public const int MaxNaamLengte = 256;

    /// <summary>
    /// Longest tag, comment or processing instruction in bytes, its brackets included; the part of a document that must be in memory
    /// at once.
    /// </summary>
    public const int MaxTokenLengte = 16 * 1024;

    /// <summary>
    /// Most namespace bindings in scope at one place, that of <c>xml</c> included. Every prefix is looked up among them, so their number
    /// bounds the work that one attribute can ask.
    /// </summary>
    public const int MaxBindingen = 128;

    /// <summary>Most elements in one message: a 323 of 25 MB has fewer than 700,000.</summary>
    public const int MaxElementen = 2_000_000;

    /// <summary>Most characters in one message, and so the most bytes that are looked at: 25 MiB of payload holds no more.</summary>
    public const int MaxTekens = 27_000_000;
}
