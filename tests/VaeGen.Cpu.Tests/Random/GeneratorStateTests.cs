using System.Runtime.InteropServices;
using System.Security.Cryptography;
using VaeGen.Cpu.Random;

namespace VaeGen.Cpu.Tests.Random;

public unsafe class GeneratorStateTests
{
    // The hashes of bytes(torch.get_rng_state().numpy()) after manual_seed(5), then rand(700), then rand(548) more, in PyTorch 1.13.1.
    [Fact]
    public void TheStateHasTheBytesOfPyTorch()
    {
        var generator = new MersenneGenerator(5);
        Assert.Equal("f4ef6f460154679cfe881f5d260e16f8ed904898fabc025c755a71e2692eb75c", Hash(generator));
        Draw(generator, 700);
        Assert.Equal("4813909976d4960b1e7f8b767acce1e4389e78cde131dcaa25b453a0214eda50", Hash(generator));
        Draw(generator, 548);
        Assert.Equal("7e23a305538f53722fea1e44776c571669a1dbf5ff5566d772ffbfbd64c5293f", Hash(generator));
    }

    // Fields of the same record, read in Python with struct.unpack after randn(3) more.
    [Fact]
    public void TheCachedNormalStandsWherePyTorchKeepsIt()
    {
        var generator = new MersenneGenerator(5);
        Draw(generator, 1248);
        Normals(generator, 3);
        var state = generator.GetState();
        Assert.Equal(5UL, BitConverter.ToUInt64(state, 0));
        Assert.Equal(617, BitConverter.ToInt32(state, 8));
        Assert.Equal(8UL, BitConverter.ToUInt64(state, 16));
        Assert.Equal(-0.25106166992488943, BitConverter.ToDouble(state, 24 + 4992 + 8), 1e-14);
        Assert.Equal(1, BitConverter.ToInt32(state, 24 + 4992 + 24));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(624, 0)]
    [InlineData(1000, 1)]
    [InlineData(623, 2)]
    public void AStateContinuesTheStream(int draws, int normals)
    {
        var original = new MersenneGenerator(99);
        Draw(original, draws);
        Normals(original, normals);
        var state = original.GetState();
        var copy = new MersenneGenerator(1);
        copy.SetState(state);
        Assert.Equal(state, copy.GetState());
        Assert.Equal(Normals(original, 3), Normals(copy, 3));
        Assert.Equal(Draw(original, 1300), Draw(copy, 1300));
        Assert.Equal(99UL, copy.InitialSeed);
    }

    [Fact]
    public void SeedingForgetsTheCachedNormal()
    {
        var generator = new MersenneGenerator(3);
        var first = Normals(generator, 1)[0];
        generator.Seed(3);
        Assert.Equal(first, Normals(generator, 1)[0]);
    }

    [Fact]
    public void WhatIsNoStateIsRefused()
    {
        var generator = new MersenneGenerator(3);
        _ = generator.Next32();
        var state = generator.GetState();
        Refuses("5056", new byte[10]);
        Refuses("1 to 624", new byte[MersenneGenerator.StateSize]);
        Refuses("never seeded", [.. state[..12], 0, .. state[13..]]);
        Refuses("0 to 624", [.. state[..16], 113, 2, .. state[18..]]);
        Assert.Equal(state, generator.GetState());

        void Refuses(string named, byte[] bytes)
            => Assert.Contains(named, Assert.Throws<ExternalException>(() => generator.SetState(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyRangeOfIntegersIsRefused()
        => Assert.Throws<ArgumentException>(() => RandomFill.Integers(new MersenneGenerator(1), null, 0, 3, 3));

    private static string Hash(MersenneGenerator generator) => Convert.ToHexStringLower(SHA256.HashData(generator.GetState()));

    private static float[] Draw(MersenneGenerator generator, int count)
    {
        var values = new float[count];
        fixed (float* p = values)
        {
            RandomFill.Uniform(generator, p, count);
        }

        return values;
    }

    private static double[] Normals(MersenneGenerator generator, int count)
    {
        var values = new double[count];
        fixed (double* p = values)
        {
            RandomFill.Normal(generator, p, count);
        }

        return values;
    }
}
