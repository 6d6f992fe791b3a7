using System.Text;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>The prefixes that are in scope where a document is being read.</summary>
internal sealed class Documentvoorvoegsels(Utf8XmlState state) : IVoorvoegsels
{
    public string? Find(ReadOnlySpan<byte> voorvoegsel)
        => state.TryResolve(voorvoegsel, out var binding) ? Encoding.UTF8.GetString(state.Uri(binding)) : null;
}
