using Confluent.Kafka;
using IB.Gateway.Routing.Kafka;

namespace IB.Gateway.Routing.Tests.Kafka;

/// <summary>What waiting does not mend is told apart from what it does.</summary>
public sealed class KafkafoutTests
{
    [Theory]
    [InlineData(ErrorCode.UnknownTopicOrPart, "topics create")]
    [InlineData(ErrorCode.Local_UnknownTopic, "topics create")]
    [InlineData(ErrorCode.TopicAuthorizationFailed, "Write")]
    [InlineData(ErrorCode.ClusterAuthorizationFailed, "IdempotentWrite")]
    [InlineData(ErrorCode.MsgSizeTooLarge, "max.message.bytes")]
    [InlineData(ErrorCode.SaslAuthenticationFailed, "wachtwoordbestand")]
    [InlineData(ErrorCode.Local_Authentication, "wachtwoordbestand")]
    [InlineData(ErrorCode.Local_Ssl, "kafka.ankers")]
    [InlineData(ErrorCode.InvalidReplicationFactor, "kafka.replicas")]
    public void Of_WhatAPersonMustMend_SaysWhatToDo(ErrorCode code, string raad)
    {
        var fout = Kafkafout.Of(new Error(code), "ib.cak.proef");
        Assert.Equal((Kafkafoutsoort.Blijvend, $"{code}"), (fout.Soort, fout.Code));
        Assert.Contains(raad, fout.Uitleg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ErrorCode.Local_AllBrokersDown)]
    [InlineData(ErrorCode.Local_Transport)]
    [InlineData(ErrorCode.NotEnoughReplicas)]
    [InlineData(ErrorCode.LeaderNotAvailable)]
    [InlineData(ErrorCode.RequestTimedOut)]
    public void Of_WhatPasses_IsNoConsequenceAndForNobodyToMend(ErrorCode code)
    {
        var fout = Kafkafout.Of(new Error(code), "ib.cak.proef");
        Assert.Equal((Kafkafoutsoort.Tijdelijk, false), (fout.Soort, fout.IsGevolg));
    }

    [Theory]
    [InlineData(ErrorCode.Local_Fatal)]
    [InlineData(ErrorCode.Local_GaplessGuarantee)]
    [InlineData(ErrorCode.Local_PurgeQueue)]
    [InlineData(ErrorCode.Local_InvalidDifferentRecord)]
    public void Of_WhatFollowsFromAnError_IsAConsequence(ErrorCode code) => Assert.True(Kafkafout.Of(new Error(code), "ib.cak.proef").IsGevolg);
}
