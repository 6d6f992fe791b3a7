using System.CommandLine;
using IB.Gateway.LoadTests.Verben;

var root = new RootCommand("Meet het knooppunt, met in dezelfde run waarmee het wordt vergeleken (docs/performance.md).")
{
    Gatewayverb.Create(),
    Grootverb.Create(),
    Krommeverb.Create(),
    Startverb.Create(),
    Validatorverb.Create(),
    Fuzzverb.Create(),
    Ontvangerverb.Create(),
};
return await root.Parse(args).InvokeAsync();
