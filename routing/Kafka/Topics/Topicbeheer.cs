using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace IB.Gateway.Routing.Kafka.Topics;

/// <summary>Looks at topics, and makes them.</summary>
internal interface ITopicbeheer
{
    /// <inheritdoc cref="Topicbeheer.CheckAsync"/>
    Task<Topicoordeel> CheckAsync(Topicdeclaratie declaratie, bool aanmaken, CancellationToken cancellationToken);
}

/// <summary>How a topic stands.</summary>
/// <param name="Gemaakt">It was made just now.</param>
/// <param name="Fout">Why it cannot be used; <see langword="null"/> when it can.</param>
/// <param name="Bevindingen">What is other than declared, in Dutch.</param>
public sealed record Topicoordeel(bool Gemaakt, Kafkafout? Fout, IReadOnlyList<string> Bevindingen);

/// <summary>Looks at topics of the cluster, and makes them. Safe for use by many threads at once.</summary>
public sealed class Topicbeheer(KafkaOptions options) : ITopicbeheer
{
    /// <summary>Looks whether a topic is as declared, and makes it when it is not there and may be made. What is there is never changed.</summary>
    /// <param name="declaratie">The topic.</param>
    /// <param name="aanmaken">Whether it may be made.</param>
    /// <param name="cancellationToken">Gives up between two questions.</param>
    public async Task<Topicoordeel> CheckAsync(Topicdeclaratie declaratie, bool aanmaken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(declaratie);
        var (client, onjuist) = Open();
        if (client is null)
            return new Topicoordeel(Gemaakt: false, onjuist, []);
        using var beheer = client;
        try
        {
            var topic = await ReadAsync(beheer, declaratie.Naam);
            cancellationToken.ThrowIfCancellationRequested();
            if (topic.Error.Code is ErrorCode.UnknownTopicOrPart && aanmaken)
                return await CreateAsync(beheer, declaratie);
            if (topic.Error.IsError)
                return new Topicoordeel(Gemaakt: false, Kafkafout.Of(topic.Error, declaratie.Naam), []);
            var replicas = topic.Partitions.Count == 0 ? 0 : topic.Partitions.Min(static p => p.Replicas.Length);
            var stand = new Topicstand(topic.Partitions.Count, replicas, await FindInstellingenAsync(beheer, declaratie.Naam));
            return new Topicoordeel(Gemaakt: false, Fout: null, [.. Topicvergelijking.Compare(declaratie, stand)]);
        }
        catch (KafkaException fout)
        {
            return new Topicoordeel(Gemaakt: false, Kafkafout.Of(fout.Error, declaratie.Naam), []);
        }
    }

    /// <summary>A client; or why the settings give none: a file that is no certificate, or that cannot be read.</summary>
    private (IAdminClient? Client, Kafkafout? Fout) Open()
    {
        try
        {
            return (new AdminClientBuilder(new AdminClientConfig(Kafkaconfiguratie.Client(options))).SetLogHandler(static (_, _) => { }).Build(), null);
        }
        catch (Exception fout) when (fout is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return (null, new Kafkafout(
                Kafkafoutsoort.Blijvend, "instellingen",
                $"De instellingen van kafka zijn niet te gebruiken: {fout.Message} Controleer de bestanden die zij noemen."));
        }
    }

    /// <summary>On a thread of its own, for the library blocks until it knows.</summary>
    private Task<TopicMetadata> ReadAsync(IAdminClient beheer, string naam) => Task.Factory.StartNew(
        () => beheer.GetMetadata(naam, options.Vraagtermijn).Topics.Single(t => t.Topic == naam), CancellationToken.None, TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    /// <summary>The settings of a topic; <see langword="null"/> when the cluster does not tell them to this client.</summary>
    private async Task<IReadOnlyDictionary<string, string>?> FindInstellingenAsync(IAdminClient beheer, string naam)
    {
        try
        {
            var antwoorden = await beheer.DescribeConfigsAsync(
                [new ConfigResource { Type = ResourceType.Topic, Name = naam }], new DescribeConfigsOptions { RequestTimeout = options.Instellingentermijn });
            return antwoorden[0].Entries.Where(static e => e.Value.Value is not null)
                .ToDictionary(static e => e.Key, static e => e.Value.Value, StringComparer.Ordinal);
        }
        catch (KafkaException)
        {
            return null;
        }
    }

    private async Task<Topicoordeel> CreateAsync(IAdminClient beheer, Topicdeclaratie declaratie)
    {
        var topic = new TopicSpecification
        {
            Name = declaratie.Naam, NumPartitions = declaratie.Partities, ReplicationFactor = (short)declaratie.Replicas, Configs = declaratie.Instellingen,
        };
        try
        {
            await beheer.CreateTopicsAsync([topic], new CreateTopicsOptions { RequestTimeout = options.Vraagtermijn, OperationTimeout = options.Vraagtermijn });
            return new Topicoordeel(Gemaakt: true, Fout: null, []);
        }
        // Another node may have been first.
        catch (CreateTopicsException fout) when (fout.Results[0].Error.Code == ErrorCode.TopicAlreadyExists)
        {
            return new Topicoordeel(Gemaakt: false, Fout: null, []);
        }
        catch (CreateTopicsException fout)
        {
            return new Topicoordeel(Gemaakt: false, Kafkafout.Of(fout.Results[0].Error, declaratie.Naam), []);
        }
    }
}
