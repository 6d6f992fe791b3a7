namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>
/// The IDs of a document and the references to them (XML Schema part 1, 3.3.4, validation root valid). libxml2 looks at neither, so
/// each gets a name that all take for one.
/// </summary>
internal sealed class Verwijzingen
{
    private readonly List<string> _ids = [];
    private readonly HashSet<string> _verwezen = [];

    /// <summary>Whether every ID is there once, and every reference has one.</summary>
    internal bool Kloppen => _ids.Distinct().Count() == _ids.Count && _verwezen.All(_ids.Contains);

    /// <summary>Takes down a value and gives what may stand in its place.</summary>
    internal string Note(bool isId, string waarde)
    {
        var namen = waarde.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        if (isId)
            _ids.AddRange(namen);
        else
            _verwezen.UnionWith(namen);
        return string.Join(' ', namen.Select(n => "n" + string.Concat(n.Select(c => $"{(int)c:x4}"))));
    }
}
