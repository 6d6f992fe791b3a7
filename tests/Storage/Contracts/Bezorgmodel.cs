namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>
/// Deliveries in memory, as naive as the contract's text: a list, and a loop per call. The oracle for every <see cref="IBezorgingen"/>.
/// </summary>
internal sealed class Bezorgmodel
{
    private readonly List<Post> _posten = [];

    public IReadOnlyList<Post> Posten => _posten;

    public void Append(string partij, DateTimeOffset nu, DateTimeOffset? vastTot)
    {
        if (vastTot is null && _posten.Exists(p => p.Partij == partij && p.VastTot <= nu))
            vastTot = nu;
        var post = new Post(_posten.Count + 1, partij) { Sinds = nu, VastTot = vastTot };
        post.Word(vastTot is null ? Toestand.Klaargezet : Toestand.Vastgehouden, vastTot is null ? nu : null);
        _posten.Add(post);
    }

    public bool Hold(long volgnummer, DateTimeOffset tot)
    {
        if (Find(volgnummer) is not { Toestand: Toestand.Vastgehouden } post)
            return false;
        post.VastTot = tot;
        post.Historie.Add(null);
        return true;
    }

    public (int Aantal, IEnumerable<string> Partijen) Release(DateTimeOffset op, int limit, DateTimeOffset nu)
    {
        var vrij = ListVast().Where(p => p.VastTot <= op).Take(limit).ToList();
        foreach (var post in vrij)
        {
            post.Word(Toestand.Klaargezet, nu);
            post.Sinds = nu;
            post.VastTot = null;
        }

        return (vrij.Count, vrij.Select(p => p.Partij).Distinct());
    }

    public IEnumerable<Post> ListVast()
        => _posten.Where(p => p.Toestand == Toestand.Vastgehouden).OrderBy(p => p.VastTot).ThenBy(p => p.Volgnummer);

    public bool Heeft(long volgnummer) => volgnummer <= _posten.Count;

    public int StartPoging(long volgnummer)
    {
        if (Find(volgnummer) is not { Wacht: true } post)
            return 0;
        post.Word(Toestand.Aangeboden, DateTimeOffset.UnixEpoch);
        return ++post.Pogingen;
    }

    public int StartOphaling(long volgnummer, int hoogstens)
    {
        if (Find(volgnummer) is not { Wacht: true } post || post.Ophalingen >= hoogstens)
            return 0;
        post.Word(Toestand.Aangeboden, DateTimeOffset.UnixEpoch);
        return ++post.Ophalingen;
    }

    public int JoinOphaling(long volgnummer)
    {
        if (Find(volgnummer) is not { Wacht: true } post)
            return 0;
        post.Historie.Add(post.Toestand);
        return ++post.Ophalingen;
    }

    public void CompletePoging(long volgnummer, Pogingsuitkomst uitkomst)
    {
        var post = _posten[(int)volgnummer - 1];
        if (post.Toestand is Toestand.Bezorgd or Toestand.Vastgehouden)
            return;
        if (uitkomst.Toestand == Toestand.Bezorgd || post.Toestand == Toestand.Aangeboden)
            post.Word(uitkomst.Toestand, uitkomst.VolgendePoging);
    }

    public Bevestiging Confirm(long volgnummer)
    {
        if (Find(volgnummer) is not { Toestand: not Toestand.Vastgehouden } post)
            return Bevestiging.Onbekend;
        if (post.Toestand == Toestand.Bezorgd)
            return Bevestiging.WasBevestigd;
        post.Word(Toestand.Bezorgd, null);
        return Bevestiging.Bevestigd;
    }

    public bool Resend(long volgnummer, DateTimeOffset nu)
    {
        if (Find(volgnummer) is not { Toestand: Toestand.Mislukt or Toestand.Verlopen } post)
            return false;
        post.Word(Toestand.Klaargezet, nu);
        post.Pogingen = post.Ophalingen = 0;
        post.Sinds = nu;
        return true;
    }

    public int Expire(DateTimeOffset grens, int limit)
    {
        var oud = _posten.Where(p => p.Wacht && p.Sinds < grens).OrderBy(p => p.Sinds).ThenBy(p => p.Volgnummer).Take(limit).ToList();
        oud.ForEach(p => p.Word(Toestand.Verlopen, null));
        return oud.Count;
    }

    public IEnumerable<long> List(string partij, DateTimeOffset? rijpOp)
        => _posten.Where(p => p.Wacht && p.Partij == partij && (rijpOp is null || p.Rijp <= rijpOp)).Select(p => p.Volgnummer);

    public IEnumerable<Wachtrij> ListWachtrijen()
        => _posten.Where(p => p.Wacht).GroupBy(p => p.Partij).Select(g => new Wachtrij(g.Key, g.Min(p => p.Rijp!.Value)));

    private Post? Find(long volgnummer) => Heeft(volgnummer) ? _posten[(int)volgnummer - 1] : null;

    internal sealed class Post(long volgnummer, string partij)
    {
        public long Volgnummer => volgnummer;

        public string Partij => partij;

        public Toestand Toestand { get; private set; } = Toestand.Ontvangen;

        public int Pogingen { get; set; }

        public int Ophalingen { get; set; }

        public DateTimeOffset Sinds { get; set; }

        public DateTimeOffset? Rijp { get; set; }

        public DateTimeOffset? VastTot { get; set; }

        public List<Toestand?> Historie { get; } = [Toestand.Ontvangen];

        public bool Wacht => Toestand is Toestand.Klaargezet or Toestand.Aangeboden;

        public void Word(Toestand toestand, DateTimeOffset? rijp)
        {
            Toestand = toestand;
            Rijp = rijp;
            Historie.Add(toestand);
        }
    }
}
