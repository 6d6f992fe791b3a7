using System.Net;
using System.Xml;

namespace IB.Gateway.Schemas;

/// <summary>Resolves <c>schemaLocation</c> to files, and to nothing else.</summary>
internal abstract class Schemaresolver : XmlResolver
{
    public override ICredentials Credentials
    {
        set => throw new NotSupportedException("A file needs no credentials.");
    }

    /// <summary>The URI that stands for a file.</summary>
    public abstract Uri UriOf(string bestand);

    /// <summary>The file that a URI of this resolver stands for.</summary>
    public abstract string BestandOf(Uri uri);
}
