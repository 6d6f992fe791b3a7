using IB.Gateway.Berichten.Iwmo32;
using IB.Gateway.Testing;

namespace IB.Gateway.Berichten.Tests.Lezen;

/// <summary>Going through a message costs no memory until a string is asked for.</summary>
public sealed class GeheugenTests
{
    [Fact]
    public void View_OfAWholeToewijzing_AllocatesNothing()
    {
        using var lezing = Proef.Lezer.Read(Fixtures.Bytes("iwmo-3.2/WMO301.xml"));
        var gang = new Gang();
        gang.Walk(Wmo301.Read(lezing)!.Value);
        var verwacht = gang.Waarden;
        Assert.Equal(System.Xml.Linq.XDocument.Parse(Fixtures.Text("iwmo-3.2/WMO301.xml")).Descendants().Count(e => !e.HasElements), verwacht);

        var voor = GC.GetAllocatedBytesForCurrentThread();
        gang.Walk(Wmo301.Read(lezing)!.Value);
        var na = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(2 * verwacht, gang.Waarden);
        Assert.Equal(0, na - voor);
    }

    /// <summary>Asks every value that there can be, as it is asked without making strings.</summary>
    private sealed class Gang
    {
        /// <summary>How many values were seen, so that none is forgotten.</summary>
        public int Waarden { get; private set; }

        private long Som { get; set; }

        public void Walk(Wmo301.Bericht bericht)
        {
            var header = bericht.Header;
            Take(header.BerichtCode);
            Take(header.BerichtVersie);
            Take(header.BerichtSubversie);
            Take(header.Afzender);
            Take(header.Ontvanger);
            Take(header.BerichtIdentificatie.Identificatie);
            Take(header.BerichtIdentificatie.Dagtekening);
            Take(header.XsdVersie.BasisschemaXsdVersie);
            Take(header.XsdVersie.BerichtXsdVersie);
            Walk(bericht.Client);
        }

        private void Walk(Wmo301.Client client)
        {
            Take(client.Bsn);
            Walk(client.Geboortedatum);
            Take(client.Geslacht);
            Walk(client.Naam);
            Take(client.Communicatie?.Vorm);
            Take(client.Communicatie?.Taal);
            Take(client.JuridischeStatus);
            Take(client.WettelijkeVertegenwoordiging);
            Take(client.Commentaar);
            if (client.Relaties is { } relaties)
            {
                foreach (var relatie in relaties.Relatie)
                    Walk(relatie);
            }

            foreach (var contact in client.Contactgegevens.Contact)
                Walk(contact);
            foreach (var product in client.ToegewezenProducten.ToegewezenProduct)
                Walk(product);
        }

        private void Walk(Wmo301.Relatie relatie)
        {
            Take(relatie.Nummer);
            Take(relatie.Volgorde);
            Take(relatie.Soort);
            if (relatie.Geboortedatum is { } datum)
                Walk(datum);
            Take(relatie.Geslacht);
            Walk(relatie.Naam);
            Walk(relatie.Contact);
        }

        private void Walk(Wmo301.Contact contact)
        {
            Take(contact.Soort);
            Take(contact.Adres?.Huis?.Huisnummer);
            Take(contact.Adres?.Huis?.Huisletter);
            Take(contact.Adres?.Huis?.HuisnummerToevoeging);
            Take(contact.Adres?.Huis?.AanduidingWoonadres);
            Take(contact.Adres?.Postcode);
            Take(contact.Adres?.Straatnaam);
            Take(contact.Adres?.Plaatsnaam);
            Take(contact.Adres?.LandCode);
            Take(contact.Organisatie);
            Take(contact.Telefoon?.Telefoon01.Telefoonnummer);
            Take(contact.Telefoon?.Telefoon01.Landnummer);
            Take(contact.Telefoon?.Telefoon02?.Telefoonnummer);
            Take(contact.Telefoon?.Telefoon02?.Landnummer);
            Take(contact.Emailadres);
            Take(contact.Periode?.Begindatum);
            Take(contact.Periode?.Einddatum);
        }

        private void Walk(Wmo301.ToegewezenProduct product)
        {
            Take(product.ToewijzingNummer);
            Take(product.ReferentieAanbieder);
            Take(product.Product?.Categorie);
            Take(product.Product?.Code);
            Take(product.Toewijzingsdatum);
            Take(product.Toewijzingstijd);
            Take(product.Ingangsdatum);
            Take(product.Einddatum);
            Take(product.RedenWijziging);
            Take(product.Omvang?.Volume);
            Take(product.Omvang?.Eenheid);
            Take(product.Omvang?.Frequentie);
            Take(product.Budget);
            Take(product.Commentaar);
        }

        private void Walk(Geboortedatum geboren)
        {
            Take(geboren.Datum);
            Take(geboren.DatumGebruik);
        }

        private void Walk(VolledigeNaam naam)
        {
            Take(naam.Geslachtsnaam.Achternaam);
            Take(naam.Geslachtsnaam.Voorvoegsel);
            Take(naam.Partnernaam?.Achternaam);
            Take(naam.Partnernaam?.Voorvoegsel);
            Take(naam.Voornamen);
            Take(naam.Voorletters);
            Take(naam.NaamGebruik);
        }

        private void Take(Tekst? tekst) => Add(tekst is not null, tekst is { } er && !er.Is("x"u8) ? er.Utf8.Length : 0);

        private void Take(Getal? getal) => Add(getal is not null, getal?.Value ?? 0);

        private void Take(Datum? datum) => Add(datum is not null, datum?.Value.DayNumber ?? 0);

        private void Take(Tijd? tijd) => Add(tijd is not null, tijd?.Value.Ticks ?? 0);

        private void Add(bool isEr, long iets)
        {
            Waarden += isEr ? 1 : 0;
            Som += iets;
        }
    }
}
