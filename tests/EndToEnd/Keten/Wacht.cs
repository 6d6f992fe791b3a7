namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Waits for what another process or thread will do: looks again and again, and says what it saw when it gives up.</summary>
internal static class Wacht
{
    private static readonly TimeSpan Tussenpoos = TimeSpan.FromMilliseconds(20);

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(30);

    internal static async Task<T> TotAsync<T>(Func<Task<T?>> kijk, Func<Task<string>> uitleg)
        where T : class
    {
        var begin = TimeProvider.System.GetTimestamp();
        using var klok = new PeriodicTimer(Tussenpoos);
        while (true)
        {
            if (await kijk() is { } gezien)
                return gezien;
            if (TimeProvider.System.GetElapsedTime(begin) > Uiterste)
                Assert.Fail(await uitleg());
            await klok.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    internal static Task TotAsync(Func<Task<bool>> kijk, string uitleg)
        => TotAsync(async () => await kijk() ? uitleg : null, () => Task.FromResult(uitleg));

    internal static Task TotAsync(Func<bool> kijk, string uitleg) => TotAsync(() => Task.FromResult(kijk()), uitleg);
}
