using System.Text;

namespace IB.Gateway.Storage.Sqlite.Kenmerken;

/// <summary>
/// In which stretches of messages an id may be found. A stretch (bak) is so many messages that follow each other; each has a
/// <see cref="Zeef"/>. So an id that is new, as nearly all are, is looked up nowhere, and one that is not in one stretch or two. The
/// writer adds; any thread may ask.
/// </summary>
internal sealed class Zeven(int bits)
{
    /// <summary>Messages of one stretch, as a power of two: 262,144.</summary>
    public const int StandaardBits = 18;

    // Replaced as a whole when it grows: who asks meanwhile goes on with the one before.
    private volatile Zeef?[] _zeven = [];

    /// <summary>The stretch of a message.</summary>
    public int Bak(long volgnummer) => checked((int)(volgnummer >> bits));

    /// <summary>The first message that a stretch may have.</summary>
    public long Eerste(long bak) => bak << bits;

    /// <summary>There is a zeef for this stretch.</summary>
    public bool Has(int bak) => bak < _zeven.Length && _zeven[bak] is not null;

    public byte[] ToBytes(int bak) => _zeven[bak]!.ToBytes();

    public void Set(int bak, Zeef zeef)
    {
        if (bak >= _zeven.Length)
        {
            var meer = new Zeef?[bak + 1];
            _zeven.CopyTo(meer, 0);
            meer[bak] = zeef;
            _zeven = meer;
        }
        else
        {
            _zeven[bak] = zeef;
        }
    }

    public void Add(int bak, ulong som)
    {
        if (!Has(bak))
            Set(bak, new Zeef());
        _zeven[bak]!.Add(som);
    }

    /// <summary>The stretches that may have an id, oldest first.</summary>
    public IReadOnlyList<int> Find(string id)
    {
        var som = Sum(id);
        List<int>? gevonden = null;
        var zeven = _zeven;
        for (var bak = 0; bak < zeven.Length; bak++)
        {
            if (zeven[bak] is { } zeef && zeef.MayHave(som))
                (gevonden ??= []).Add(bak);
        }

        return gevonden ?? (IReadOnlyList<int>)[];
    }

    /// <summary>The sum of an id as the database has it: see <see cref="Query.BindId"/>.</summary>
    public static ulong Sum(string id)
    {
        Span<byte> uuid = stackalloc byte[Kenmerk.Length];
        return Kenmerk.TryCompact(id, uuid) ? Zeef.Sum(uuid) : Zeef.Sum(Encoding.UTF8.GetBytes(id));
    }
}
