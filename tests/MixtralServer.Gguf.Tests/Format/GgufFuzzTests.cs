using MixtralServer.Gguf.Format;
using MixtralServer.Gguf.Synthetic;
using MixtralServer.Gguf.Vocabulary;

namespace MixtralServer.Gguf.Tests.Format;

/// <summary>Mutated files are read, or refused as the reader promises; never anything else, never at great cost.</summary>
public sealed class GgufFuzzTests
{
    private const int MutationsPerSeed = 500;

    // Ten times what an undamaged file takes, which is about 0.1 MB.
    private const long AllocatedBytesMax = 1 << 20;

    private static readonly MixtralShape Smallest = MixtralShape.Tiny with { FeedForward = 32, Layers = 1 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Read_MutatedFile_SucceedsOrNamesTheFault(int seed)
    {
        var valid = seed % 2 == 0
            ? await GgufBytes.WriteAsync(GgufBytes.EveryType, GgufBytes.TwoTensors)
            : await WriteMixtralAsync();
        var headerBytes = (int)GgufBytes.Read(valid).DataOffset;
        var random = new Random(seed);
        var refused = 0;

        for (var round = 0; round < MutationsPerSeed; round++)
        {
            var mutant = Mutate(valid, headerBytes, random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            if (!IsRead(mutant))
                refused++;
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocatedBytesMax);
        }

        Assert.InRange(refused, MutationsPerSeed / 4, MutationsPerSeed);
    }

    private static Task<byte[]> WriteMixtralAsync()
    {
        var vocabulary = BuiltInVocabulary.Small();
        var few = vocabulary with { Pieces = vocabulary.Pieces.Take(40).ToList() };
        return GgufBytes.WriteAsync(
            MixtralMetadata.Build(Smallest, GgmlType.Q8_0, few, seed: 1),
            MixtralTensors.List(Smallest, GgmlType.Q8_0, few.Pieces.Count).ConvertAll(tensor => tensor.Tensor));
    }

    private static bool IsRead(byte[] bytes)
    {
        try
        {
            GgufBytes.Read(bytes);
            return true;
        }
        catch (GgufFormatException fault)
        {
            Assert.InRange(fault.Offset, 0, bytes.Length);
            return false;
        }
    }

    private static byte[] Mutate(byte[] valid, int headerBytes, Random random)
    {
        var bytes = valid.ToList();
        for (var count = random.Next(1, 4); count > 0 && bytes.Count > 16; count--)
        {
            var at = random.Next(Math.Min(bytes.Count, headerBytes));
            switch (random.Next(5))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes.RemoveRange(at, bytes.Count - at); break;
                case 2: Inflate(bytes, at, random); break;
                case 3: bytes.InsertRange(at, Noise(random)); break;
                default: bytes.RemoveRange(at, Math.Min(random.Next(1, 16), bytes.Count - at)); break;
            }
        }

        return bytes.ToArray();
    }

    // Puts a large 64-bit number where a length or an offset may stand.
    private static void Inflate(List<byte> bytes, int at, Random random)
    {
        var length = BitConverter.GetBytes(ulong.MaxValue >> random.Next(64));
        for (var index = 0; index < 8 && at + index < bytes.Count; index++)
            bytes[at + index] = length[index];
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(1, 32)];
        random.NextBytes(noise);
        return noise;
    }
}
