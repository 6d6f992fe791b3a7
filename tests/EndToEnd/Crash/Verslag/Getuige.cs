namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Writes the report of one chain while it happens. Safe for use by many threads at once.</summary>
/// <param name="duwontvangers">Codes of the receivers that are pushed to.</param>
internal sealed class Getuige(IReadOnlySet<string> duwontvangers)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<BerichtId, Verzonden> _verzonden = [];
    private readonly List<Aankomst> _aankomsten = [];
    private readonly List<Afgehaald> _afgehaald = [];
    private readonly HashSet<BerichtId> _geweigerd = [];
    private readonly List<Gevolg> _gevolgen = [];
    private readonly List<(long Vanaf, TaskCompletionSource Bereikt)> _wachters = [];
    private long _moment;

    /// <summary>Events so far.</summary>
    internal long Moment
    {
        get
        {
            lock (_gate)
                return _moment;
        }
    }

    /// <summary>All so far; what the knooppunt says of itself is not in it.</summary>
    internal Verslag Verslag
    {
        get
        {
            lock (_gate)
            {
                return new Verslag
                {
                    Verzonden = [.. _verzonden.Values],
                    Aankomsten = [.. _aankomsten],
                    Afgehaald = [.. _afgehaald],
                    Geweigerd = new HashSet<BerichtId>(_geweigerd),
                    Duwontvangers = duwontvangers,
                    Gevolgen = [.. _gevolgen],
                };
            }
        }
    }

    /// <summary>Completes when this many more events have happened.</summary>
    internal Task WaitForAsync(int gebeurtenissen)
    {
        lock (_gate)
        {
            var bereikt = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _wachters.Add((_moment + gebeurtenissen, bereikt));
            return bereikt.Task;
        }
    }

    /// <summary>A message is about to be sent, the first time or again.</summary>
    internal void Begin(Proefbericht bericht, bool ongeldig) => Note(moment =>
    {
        var id = new BerichtId(bericht.Van.Code, bericht.Referentie);
        _verzonden.TryAdd(id, new Verzonden(id, bericht.Naar.Code, bericht.AntwoordOp, Som.Of(bericht.Inhoud), ongeldig, moment, []));
    });

    /// <summary>A receipt was read.</summary>
    internal void Confirm(Proefbericht bericht, string kenmerk) => Note(moment =>
    {
        var id = new BerichtId(bericht.Van.Code, bericht.Referentie);
        _verzonden[id] = _verzonden[id] with { Bewijzen = [.. _verzonden[id].Bewijzen, new Ontvangstbewijs(moment, kenmerk)] };
    });

    /// <summary>A message came to a receiver.</summary>
    internal void Receive(string bij, Binnengekomen bericht) => Note(
        moment => _aankomsten.Add(new Aankomst(
            moment, bij, bericht.Id, bericht.AntwoordOp, bericht.Foutbericht ? "" : Som.Of(bericht.Inhoud), bericht.Foutbericht)
        {
            Uitvoer = Uitvoertekst.Of(bericht),
        }));

    /// <summary>Something is about to be told of a person.</summary>
    internal void Expect(string dossier, Dossierstap stap)
        => Note(_ =>
            _gevolgen.AddRange(stap.Gevolgen.Select(g => new Gevolg(new BerichtId(stap.Bericht.Van.Code, stap.Bericht.Referentie), dossier, g.Bij, g.Tekst))));

    /// <summary>A receiver is about to refuse a message.</summary>
    internal void Refuse(BerichtId id) => Note(_ => _geweigerd.Add(id));

    /// <summary>The confirmation of a receiver with a mailbox was answered with 204.</summary>
    internal void Collect(string bij, BerichtId id) => Note(moment => _afgehaald.Add(new Afgehaald(moment, bij, id)));

    private void Note(Action<long> note)
    {
        lock (_gate)
        {
            note(++_moment);
            foreach (var (_, bereikt) in _wachters.Where(w => w.Vanaf <= _moment))
                bereikt.TrySetResult();
            _wachters.RemoveAll(w => w.Vanaf <= _moment);
        }
    }
}

/// <summary>The SHA-256 of a payload as text.</summary>
internal static class Som
{
    internal static string Of(ReadOnlySpan<byte> inhoud) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(inhoud));
}

/// <summary>A message as a receiver read it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="AntwoordOp">The number of the message that it answers.</param>
/// <param name="Functie">Its type.</param>
/// <param name="Inhoud">Its payload.</param>
/// <param name="Foutbericht">Whether it is an Fo01.</param>
internal sealed record Binnengekomen(BerichtId Id, string? AntwoordOp, string Functie, byte[] Inhoud, bool Foutbericht);
