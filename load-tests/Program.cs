using System.CommandLine;
using IB.Gateway.LoadTests.Verben;

var root = new RootCommand("Meet het knooppunt, met in dezelfde run waarmee het wordt vergeleken (docs/performance.md).")
{
    Gatewayverb.Create(),
    Clusterverb.Create(),
    Grootverb.Create(),
    Krommeverb.Create(),
    Duurproefverb.Create(),
    Jaarverb.Create(),
    Bewarenverb.Create(),
    Startverb.Create(),
    Validatorverb.Create(),
    Compressieverb.Create(),
    Samenloopverb.Create(),
    Fuzzverb.Create(),
    Ontvangerverb.Create(),
    Samenloopdeelverb.Create(),
};

// After Ctrl+C a long measurement lets what is under way end, and reports.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(15) });
