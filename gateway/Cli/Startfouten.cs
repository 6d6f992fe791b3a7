using System.Security.Cryptography;
using IB.Gateway.Hosting;
using IB.Gateway.Pki;
using IB.Gateway.Proefservers;
using IB.Gateway.Storage;

namespace IB.Gateway.Cli;

/// <summary>What may keep a knooppunt from starting, told instead of thrown.</summary>
internal static class Startfouten
{
    /// <summary>Runs a verb that starts a knooppunt. Returns its exit code, or that of what kept it from starting.</summary>
    internal static async Task<int> GuardAsync(Omgeving omgeving, Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (InstellingenException fout)
        {
            return omgeving.RefuseUse(fout.Fouten);
        }
        catch (PkiException fout)
        {
            return omgeving.RefuseUse(fout.Message);
        }
        catch (CryptographicException fout)
        {
            return omgeving.RefuseUse($"Een certificaat of sleutel is niet te gebruiken: {fout.Message}");
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            return omgeving.RefuseUse($"Een bestand of map is niet te lezen of te schrijven. Controleer pad en rechten ({fout.Message})");
        }
        catch (ProefserverException fout)
        {
            return omgeving.RefuseUse(fout.Message);
        }
        catch (OpslagException fout)
        {
            omgeving.Fouten.WriteRegel(fout.Message);
            return Uitgang.Mislukt;
        }
    }
}
