using IB.Gateway.Storage.Sqlite.Kenmerken;
using IB.Gateway.Storage.Zoeken;

namespace IB.Gateway.Storage.Sqlite.Zoeken;

/// <summary>What an index by stretch has, from the one stretch to the next.</summary>
/// <param name="zeven">Tells of which stretch a message is.</param>
/// <param name="volgorde">Which way.</param>
/// <param name="tot">The last message that may be in it.</param>
/// <param name="open">What the index has in one stretch.</param>
/// <param name="werk">The work that is left.</param>
internal sealed class Bakkenstroom(Zeven zeven, Zoekvolgorde volgorde, long tot, Func<long, Stroom> open, Zoekwerk werk) : Stroom
{
    private long _bak = -1;
    private Stroom? _inBak;

    public override long Seek(long sleutel)
    {
        for (var volgnummer = Begin(sleutel); volgnummer >= 1 && volgnummer <= tot; volgnummer = Volgende())
        {
            if (werk.Op)
                return Sleutel(volgnummer);
            if (zeven.Bak(volgnummer) is var bak && bak != _bak)
                (_bak, _inBak) = (bak, open(bak));
            if (_inBak!.Seek(Sleutel(volgnummer)) is var kop && kop != Einde)
                return kop;
        }

        return Einde;
    }

    private long Begin(long sleutel) => volgorde == Zoekvolgorde.OudsteEerst ? Math.Max(sleutel, 1) : Math.Min(-sleutel, tot);

    private long Volgende() => volgorde == Zoekvolgorde.OudsteEerst ? zeven.Eerste(_bak + 1) : zeven.Eerste(_bak) - 1;

    private long Sleutel(long volgnummer) => volgorde == Zoekvolgorde.OudsteEerst ? volgnummer : -volgnummer;
}
