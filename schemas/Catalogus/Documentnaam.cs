namespace IB.Gateway.Schemas;

/// <summary>Names a document for people: <c>{urn:x}Order</c>.</summary>
internal static class Documentnaam
{
    public static string Of(DocumentDefinitie document) => $"{{{document.Namespace}}}{document.Element}";
}
