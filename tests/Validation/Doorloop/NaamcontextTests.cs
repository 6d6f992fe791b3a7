using System.Runtime.CompilerServices;
using System.Text;
using IB.Gateway.Testing;
using IB.Gateway.Validation.Tests.Contract;

namespace IB.Gateway.Validation.Tests.Doorloop;

/// <summary>Declarations are remembered for who repeats them, whatever others write.</summary>
public sealed class NaamcontextTests
{
    [Fact]
    public void Enter_AfterManyThatNobodyRepeats_StillRemembersWhatIsRepeated()
    {
        var context = Context();
        for (var i = 0; i < 1000; i++)
            context.Enter(Encoding.UTF8.GetBytes($" xmlns=\"urn:x\" id=\"{i}\""));

        var eerste = context.Enter(" xmlns=\"urn:x\""u8);

        Assert.Same(eerste, context.Enter(" xmlns=\"urn:x\""u8));
    }

    [Fact]
    public void Enter_LongDeclarations_TakeNoPlace()
    {
        var context = Context();
        var eerste = context.Enter(" xmlns=\"urn:x\""u8);
        for (var i = 0; i < 1000; i++)
            context.Enter(Encoding.UTF8.GetBytes($" xmlns=\"urn:x\" id=\"{i}{new string('x', 1024)}\""));

        Assert.Same(eerste, context.Enter(" xmlns=\"urn:x\""u8));
    }

    [Fact]
    public void Enter_ManyWithinEachOther_AreNotAllKept()
    {
        var context = Context();
        var eerste = NestMany(context);

        GC.Collect();

        Assert.False(eerste.IsAlive);
        GC.KeepAlive(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference NestMany(Naamcontext context)
    {
        var buiten = context.Enter(" a=\"1\""u8);
        for (var i = 0; i < 1000; i++)
            buiten.Enter(Encoding.UTF8.GetBytes($" b=\"{i}\"")).Enter(Encoding.UTF8.GetBytes($" c=\"{i}\""));
        return new WeakReference(buiten);
    }

    private static Naamcontext Context()
    {
        using var band = new Band();
        return new Naamcontext(Schemaloop.Run(Fixtures.Bytes("iwmo-3.2/WMO301.xml"), new Programmacatalogus(Proef.Catalogus), new Loopgeheugen(), band)!);
    }
}
