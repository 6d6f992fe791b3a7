using IB.Gateway.Routing.Kafka.Topics;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Kafka;

/// <summary>Publishes what one follower may see for as long as it may: after a failure again, from where it was, with pauses that grow.</summary>
internal sealed class Publicist(Kafkavolger volger, Publicatiemiddelen middelen)
{
    private readonly HashSet<string> _gemeld = new(StringComparer.Ordinal);

    /// <summary>Publishes until the right ends.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        for (var opeenvolgend = 0; ;)
        {
            var (fout, bevestigd) = await TryPublishAsync(opeenvolgend > 0, stop);
            if (fout is null)
            {
                KafkaLog.Geeindigd(middelen.Logger, volger);
                return;
            }

            opeenvolgend = bevestigd ? 1 : opeenvolgend + 1;
            var pauze = Herkans.After(opeenvolgend, middelen.Options);
            await ShowAsync(fout, stop);
            KafkaLog.Wacht(middelen.Logger, volger, fout.Code, fout.Uitleg, pauze);
            await Task.Delay(pauze, middelen.Tijd, stop);
        }
    }

    private async Task<(Kafkafout? Fout, bool Bevestigd)> TryPublishAsync(bool voorzichtig, CancellationToken stop)
    {
        var publicatie = new Publicatie(volger, middelen, voorzichtig);
        try
        {
            // Before any line says that content was given: a topic that is not there takes none.
            return (await CheckTopicAsync(stop) ?? await publicatie.RunAsync(stop), publicatie.HeeftBevestigd);
        }
        catch (OpslagException fout)
        {
            return (Kafkafout.VanOpslag(fout), publicatie.HeeftBevestigd);
        }
        // A mistake that shows with one follower is no reason to leave the others without; an operator sees it in health, and the next try may pass.
        catch (Exception fout) when (fout is not OperationCanceledException)
        {
            KafkaLog.Defect(middelen.Logger, volger, fout);
            return (Kafkafout.VanDefect(fout), publicatie.HeeftBevestigd);
        }
    }

    private async Task<Kafkafout?> CheckTopicAsync(CancellationToken stop)
    {
        var declaratie = Topicplan.Of(volger.Partij, volger.Onderwerp, middelen.Options);
        var oordeel = await middelen.Topics.CheckAsync(declaratie, middelen.Options.TopicsAanmaken, stop);
        if (oordeel.Gemaakt)
            KafkaLog.Gemaakt(middelen.Logger, declaratie.Naam);
        foreach (var bevinding in oordeel.Bevindingen.Where(_gemeld.Add))
            KafkaLog.Anders(middelen.Logger, declaratie.Naam, bevinding);
        return oordeel.Fout;
    }

    /// <summary>Shows what is wrong, and how far it is behind: also when it never got as far as reading.</summary>
    private async ValueTask ShowAsync(Kafkafout fout, CancellationToken stop)
    {
        middelen.Register.CountFout(fout.Soort);
        var stand = Volgerstand.Of(volger, fout);
        try
        {
            var laag = await middelen.Posities.FindAsync(volger.Naam, stop) ?? (await middelen.Volgen.GetGrenzenAsync(stop)).Eerste;
            var oudste = middelen.Find(volger) is { } toegang
                ? await middelen.Lezer.ReadAsync(
                    toegang.Onderwerp, toegang.Partij, toegang.Recht, toegang.Vandaag, laag, limit: 1, maxBytes: 1, wacht: false, stop)
                : null;
            stand = stand with { Laag = laag, Oudste = oudste is { Berichten: [var eerste, ..] } ? eerste.OntvangenOp : null };
        }
        catch (OpslagException)
        {
            // Then how far it is behind is not known; what is wrong with the store it tells itself.
        }

        middelen.Register.Set(stand);
    }
}
