using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>Changes in the number of messages per state since the last commit: one update per state instead of one per message.</summary>
internal sealed class Tellingen
{
    private readonly long[] _verschil = new long[1 + (int)Toestand.Vastgehouden];

    public void Count(Feit feit)
    {
        switch (feit)
        {
            case BerichtGeboekt bericht:
                _verschil[(int)bericht.Begin]++;
                break;
            case BezorgingVerplaatst bezorging:
                _verschil[(int)bezorging.Van]--;
                _verschil[(int)bezorging.Naar]++;
                break;
            default:
                break;
        }
    }

    public void Write(Database database)
    {
        for (var toestand = 0; toestand < _verschil.Length; toestand++)
        {
            if (_verschil[toestand] == 0)
                continue;
            using var q = database.Prepare("UPDATE telling SET aantal = aantal + ?2 WHERE toestand = ?1");
            q.Bind(toestand).Bind(_verschil[toestand]).Run();
        }

        Clear();
    }

    public void Clear() => Array.Clear(_verschil);

    public long[] Copy() => [.. _verschil];

    public void Return(long[] eerder) => eerder.CopyTo(_verschil, 0);
}
