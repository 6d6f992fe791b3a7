using System.Collections.Concurrent;
using System.Threading.Channels;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Bezorging;

/// <summary>A receiver that does what the test says: every push is handed to the test, which answers it.</summary>
internal sealed class Proefbezorger(Bezorgwijze wijze) : IBezorger
{
    private readonly Channel<Push> _pushes = Channel.CreateUnbounded<Push>();
    private readonly ConcurrentDictionary<string, int> _perPartij = new();
    private int _gelijktijdig;

    public Bezorgwijze Wijze => wijze;

    /// <summary>Most pushes that were under way at once.</summary>
    public int MeesteGelijktijdig { get; private set; }

    /// <summary>Whether one party ever had two pushes at once.</summary>
    public bool Ingehaald { get; private set; }

    /// <summary>Whether a push goes on when the knooppunt stops, as one whose answer is just arriving.</summary>
    public bool NegeertStop { get; set; }

    /// <summary>Whether a push came that the test did not take.</summary>
    public bool HeeftPush => _pushes.Reader.TryPeek(out _);

    /// <summary>The next push, as soon as it is made.</summary>
    public async Task<Push> NextAsync() => await _pushes.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Wachttijd.Ruim);

    public async ValueTask<Bezorgresultaat> PushAsync(Uri adres, Bericht bericht, ReadOnlyMemory<byte> inhoud, CancellationToken cancellationToken)
    {
        var push = new Push(adres, bericht, inhoud.ToArray());
        var partij = bericht.Envelop.Ontvanger.Organisatie;
        lock (_perPartij)
        {
            MeesteGelijktijdig = Math.Max(MeesteGelijktijdig, ++_gelijktijdig);
            Ingehaald |= _perPartij.AddOrUpdate(partij, 1, (_, n) => n + 1) > 1;
        }

        try
        {
            _pushes.Writer.TryWrite(push);
            return await push.Antwoord.WaitAsync(NegeertStop ? CancellationToken.None : cancellationToken);
        }
        finally
        {
            lock (_perPartij)
            {
                _gelijktijdig--;
                _perPartij[partij]--;
            }
        }
    }
}

/// <summary>One push, waiting for its answer.</summary>
internal sealed class Push(Uri adres, Bericht bericht, byte[] inhoud)
{
    private readonly TaskCompletionSource<Bezorgresultaat> _antwoord = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Adres => adres;

    public Bericht Bericht => bericht;

    public byte[] Inhoud => inhoud;

    public string Partij => bericht.Envelop.Ontvanger.Organisatie;

    public Task<Bezorgresultaat> Antwoord => _antwoord.Task;

    public void Bevestig() => Answer(new Bezorgresultaat(Bezorgafloop.Bevestigd, "Ontvangen."));

    public void Weiger() => Answer(new Bezorgresultaat(Bezorgafloop.BerichtGeweigerd, "HTTP 422."));

    public void Mis() => Answer(new Bezorgresultaat(Bezorgafloop.Onbereikbaar, "Geen verbinding."));

    public void Answer(Bezorgresultaat resultaat) => _antwoord.SetResult(resultaat);

    public void Throw(Exception fout) => _antwoord.SetException(fout);
}
