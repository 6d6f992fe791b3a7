namespace IB.Gateway.Storage.Feiten;

/// <summary>A boeking in a fact: all of it but its payload, and what it brings about, which has facts of its own.</summary>
internal static class Berichtveld
{
    public static void WriteBoeking(this BinaryWriter writer, Boeking boeking)
    {
        WriteEnvelop(writer, boeking.Envelop);
        writer.Write(boeking.Indiener);
        writer.WriteId(boeking.OntvangstId);
        writer.WriteBytes(boeking.InhoudSha256.Span);
        writer.WriteBytes(boeking.Afdruk.Span);
        writer.Write(boeking.ClaimtReferentie);
        writer.WriteTekst(boeking.Bezorgaan);
        writer.WriteTekst(boeking.Traceparent);
        writer.Write(boeking.Fout is not null);
        if (boeking.Fout is not { } fout)
            return;
        writer.Write(fout.Code);
        writer.Write(fout.Plek);
        writer.Write(fout.Omschrijving);
        writer.WriteTekst(fout.Details);
    }

    public static Boeking ReadBoeking(this BinaryReader reader, string oorzaak) => new()
    {
        Envelop = ReadEnvelop(reader),
        Indiener = reader.ReadString(),
        OntvangstId = reader.ReadId()!,
        Inhoud = default,
        InhoudSha256 = reader.ReadBytes(),
        Afdruk = reader.ReadBytes(),
        ClaimtReferentie = reader.ReadBoolean(),
        Bezorgaan = reader.ReadTekst(),
        Traceparent = reader.ReadTekst(),
        Fout = reader.ReadBoolean() ? new Fout(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadTekst()) : null,
        Oorzaak = oorzaak,
    };

    private static void WriteEnvelop(BinaryWriter writer, Envelop envelop)
    {
        writer.Write((byte)envelop.Soort);
        writer.WriteId(envelop.Referentienummer);
        writer.WriteId(envelop.ConversatieId);
        writer.WriteId(envelop.AntwoordOp);
        writer.WriteSysteem(envelop.Zender);
        writer.WriteSysteem(envelop.Ontvanger);
        writer.Write(envelop.TijdstipBericht);
        writer.Write(envelop.Functie);
        writer.WriteVersie(envelop.FunctieVersie);
        writer.WriteVersie(envelop.ApplicatieVersie);
        writer.WriteTekst(envelop.Bestandsnaam);
    }

    private static Envelop ReadEnvelop(BinaryReader reader) => new()
    {
        Soort = (Berichtsoort)reader.ReadByte(),
        Referentienummer = reader.ReadId()!,
        ConversatieId = reader.ReadId()!,
        AntwoordOp = reader.ReadId(),
        Zender = reader.ReadSysteem(),
        Ontvanger = reader.ReadSysteem(),
        TijdstipBericht = reader.ReadString(),
        Functie = reader.ReadString(),
        FunctieVersie = reader.ReadVersie(),
        ApplicatieVersie = reader.ReadVersie(),
        Bestandsnaam = reader.ReadTekst(),
    };
}
