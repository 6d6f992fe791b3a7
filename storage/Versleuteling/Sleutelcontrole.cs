using System.Security.Cryptography;

namespace IB.Gateway.Storage.Versleuteling;

/// <summary>Requires that the key file and a store belong together.</summary>
internal static class Sleutelcontrole
{
    /// <summary>
    /// Requires that a key which the store still needs is in the file and is the same key. Opening with another key would otherwise go well
    /// until the first message is read.
    /// </summary>
    /// <param name="opslag">The store, for messages.</param>
    /// <param name="bos">The keys of the file.</param>
    /// <param name="id">Id of a key that the store knows.</param>
    /// <param name="controle">What the store keeps of it.</param>
    /// <param name="inUse">The store has data keys that it wraps.</param>
    /// <exception cref="OpslagException">It is not there, or another one.</exception>
    public static void Require(string opslag, Sleutelbos bos, string id, ReadOnlySpan<byte> controle, bool inUse)
    {
        if (!bos.TryGet(id, out _))
        {
            if (inUse)
                throw new OpslagException(
                    $"Sleutelbestand {bos.Bestand}: sleutel '{id}' ontbreekt, maar opslag {opslag} heeft er inhoud mee. Zet die regel terug uit de reservekopie van het sleutelbestand.");
            return;
        }

        if (!CryptographicOperations.FixedTimeEquals(controle, bos.ComputeControle(id)))
            throw new OpslagException(
                $"Sleutelbestand {bos.Bestand}: sleutel '{id}' is niet de sleutel waarmee opslag {opslag} is gemaakt. Zet het goede sleutelbestand terug; er is niets gewijzigd.");
    }

    /// <summary>Opens a data key as it stands in a store.</summary>
    /// <exception cref="OpslagException">It was altered, or stands in the wrong row.</exception>
    public static Datasleutel Open(string opslag, Sleutelbos bos, long id, string kek, Sleuteldoel doel, ReadOnlySpan<byte> wrapped)
    {
        try
        {
            return new Datasleutel(id, Zegel.OpenDatasleutel(bos, kek, doel, wrapped));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new OpslagException(
                $"Opslag {opslag}, tabel sleutel, rij {id}: de datasleutel is veranderd of hoort hier niet. Zet een reservekopie terug.", e);
        }
    }
}
