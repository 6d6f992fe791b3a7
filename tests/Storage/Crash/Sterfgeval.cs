using System.Diagnostics;

namespace IB.Gateway.Storage.Tests.Crash;

/// <summary>A process that is killed while it appends, and what must be there afterwards.</summary>
internal static class Sterfgeval
{
    /// <summary>Starts the child, kills it (SIGKILL) after it printed this many acknowledgements, and notes all that came through.</summary>
    public static async Task KillAfterAsync(int acks, IReadOnlyList<string> argumenten, Dictionary<int, long> beloofd)
    {
        var program = Path.ChangeExtension(typeof(Sterfgeval).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null);
        var start = new ProcessStartInfo(program, [Crashkind.Verb, .. argumenten])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var child = Process.Start(start) ?? throw new InvalidOperationException($"{program} start niet.");
        var seen = 0;
        var killed = false;
        while (await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Split(' ') is ["ACK", var n, var volgnummer])
            {
                beloofd.Add(int.Parse(n), long.Parse(volgnummer));
                seen++;
            }

            if (seen < acks || killed)
                continue;
            killed = true;
            child.Kill();
        }

        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(killed, "Het proces is vanzelf gestopt.");
    }

    /// <summary>Requires that all that was promised is there, to the byte, and that nothing contradicts itself.</summary>
    public static async Task RequireAllAsync(IOpslag opslag, Dictionary<int, long> beloofd)
    {
        foreach (var (n, volgnummer) in beloofd)
            await RequireAsync(opslag, n, volgnummer);
        await RequireWholeAsync(opslag);
    }

    private static async Task RequireAsync(IOpslag opslag, int n, long volgnummer)
    {
        var stop = TestContext.Current.CancellationToken;
        var boeking = Crashkind.Boeking(n);
        var bericht = await opslag.Journaal.GetAsync(volgnummer, stop);
        Assert.NotNull(bericht);
        Assert.Equal(boeking.Envelop, bericht.Envelop);
        if (n % 5 != 0)
            Assert.Equal(n % 3 == 0 ? Toestand.Bezorgd : Toestand.Klaargezet, bericht.Toestand);
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(volgnummer, stop);
        Assert.NotNull(inhoud);
        Assert.True(boeking.Inhoud.Span.SequenceEqual(inhoud.Bytes.Span), $"Bericht {n} heeft andere bytes.");
    }

    /// <summary>No position is missing, and the counts agree with the messages.</summary>
    private static async Task RequireWholeAsync(IOpslag opslag)
    {
        var stop = TestContext.Current.CancellationToken;
        var stand = await opslag.Journaal.MeasureAsync(stop);
        var geteld = new Dictionary<Toestand, long>();
        for (long volgnummer = 1; volgnummer <= stand.LaatsteVolgnummer; volgnummer++)
        {
            var bericht = await opslag.Journaal.GetAsync(volgnummer, stop);
            Assert.NotNull(bericht);
            geteld[bericht.Toestand] = geteld.GetValueOrDefault(bericht.Toestand) + 1;
            // That it was sent again is a line too, without a state.
            Assert.Equal(bericht.Toestand, (await opslag.Journaal.ReadHistorieAsync(volgnummer, stop)).Last(static g => g.Toestand is not null).Toestand);
        }

        Assert.Equal(geteld.OrderBy(g => g.Key), stand.Aantallen.Where(a => a.Value > 0).OrderBy(a => a.Key));
    }
}
