using System.Text;
using IB.Gateway.Schemas;

namespace IB.Gateway.Validation.Tests.Referentie;

/// <summary>One validator over the packs that come with the program, for all tests.</summary>
internal static class Proef
{
    public static Berichtcatalogus Catalogus { get; } = Berichtcatalogus.LoadEmbedded();

    public static ReferentieValidator Validator { get; } = new(Catalogus);

    public static Oordeel Validate(byte[] inhoud) => Validator.Validate(inhoud);

    public static Oordeel Validate(string inhoud) => Validate(Encoding.UTF8.GetBytes(inhoud));
}
