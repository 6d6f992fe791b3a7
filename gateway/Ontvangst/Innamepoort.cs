namespace IB.Gateway.Ontvangst;

/// <summary>
/// Says whether new messages may come in. It keeps out nothing else: mailboxes, delivery and management go on when it is closed, and they
/// are what opens it again. Safe for use by many threads at once.
/// </summary>
internal sealed class Innamepoort(IEnumerable<IInnamebezwaar> bezwaren)
{
    private readonly IInnamebezwaar[] _bezwaren = [.. bezwaren];

    /// <summary>Why nothing may come in now, or <see langword="null"/>; of several objections the one that lasts longest.</summary>
    public Afwijzing? Check()
    {
        Afwijzing? langste = null;
        foreach (var bezwaar in _bezwaren)
        {
            if (bezwaar.TryGetBezwaar(out var reden, out var wacht) && (langste is null || wacht > langste.Wacht))
                langste = new Afwijzing(reden, wacht);
        }

        return langste;
    }

    /// <summary>Every objection that there is now, for operators.</summary>
    public IReadOnlyList<Afwijzing> List()
    {
        var alle = new List<Afwijzing>();
        foreach (var bezwaar in _bezwaren)
        {
            if (bezwaar.TryGetBezwaar(out var reden, out var wacht))
                alle.Add(new Afwijzing(reden, wacht));
        }

        return alle;
    }
}
