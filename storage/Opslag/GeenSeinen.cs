namespace IB.Gateway.Storage;

/// <summary>There are no other nodes.</summary>
internal sealed class GeenSeinen(TimeProvider time) : ISeinen
{
    private static readonly TimeSpan Tussenpoos = TimeSpan.FromSeconds(5);

    public async Task ListenAsync(Action<Opslagsein> hoor, Action teken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(teken);
        while (true)
        {
            teken();
            await Task.Delay(Tussenpoos, time, cancellationToken);
        }
    }
}
