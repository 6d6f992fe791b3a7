using IB.Gateway.Storage.Schrijven;

namespace IB.Gateway.Storage.Postgres;

/// <summary>What waits in several queues together.</summary>
internal sealed class Wachtsom(IReadOnlyList<IWachtstand> rijen) : IWachtstand
{
    public int Aantal => rijen.Sum(static r => r.Aantal);

    public long Bytes => rijen.Sum(static r => r.Bytes);
}
