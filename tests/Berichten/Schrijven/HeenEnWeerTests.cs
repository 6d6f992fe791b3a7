using System.Text;
using IB.Gateway.Testing;

namespace IB.Gateway.Berichten.Tests.Schrijven;

/// <summary>Message to view to draft to message.</summary>
public sealed class HeenEnWeerTests
{
    public static TheoryData<string> Berichten => Proef.Berichten;

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Write_DraftOfAnExample_IsTheExampleByteForByte(string naam)
    {
        var bron = Fixtures.Bytes(naam);
        using var lezing = Proef.Lezer.Read(bron);
        var draft = (Draft)Bladen.ToDraft(Bladen.Read(Bladen.KlasseOf(naam), lezing)!);

        var geschreven = Proef.Schrijver.Write(draft);

        Assert.Equal(Encoding.UTF8.GetString(bron), Encoding.UTF8.GetString(geschreven));
    }

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Read_WhatADraftWrote_GivesTheSameDraft(string naam)
    {
        var klasse = Bladen.KlasseOf(naam);
        using var eerst = Proef.Lezer.Read(Fixtures.Bytes(naam));
        var draft = Bladen.ToDraft(Bladen.Read(klasse, eerst)!);

        using var dan = Proef.Lezer.Read(Proef.Schrijver.Write((Draft)draft));

        Assert.Equal(Bladen.Lines(draft), Bladen.Lines(Bladen.ToDraft(Bladen.Read(klasse, dan)!)));
    }
}
