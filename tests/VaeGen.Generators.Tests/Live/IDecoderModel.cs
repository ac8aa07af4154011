namespace VaeGen.Generators.Tests;

/// <summary>A live model whose decoder is saved alone, and what the emitted class Decoder makes of the file.</summary>
public interface IDecoderModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public SampleSet DecoderSample(string path, int count)
        {
            using var decoder = Decoder.Load(path);
            torch.manual_seed(7);
            return decoder.Sample(count);
        }

        public SampleSet DecoderDecode(string path, IDataset codes)
        {
            using var decoder = Decoder.Load(path);
            return decoder.Decode(codes);
        }

        public long DecoderParameters(string path)
        {
            using var decoder = Decoder.Load(path);
            using var scope = torch.NewDisposeScope();
            var count = 0L;
            foreach (var parameter in decoder.parameters())
            {
                count += parameter.numel();
            }
            eval();
            var z = torch.randn(3, Codes.Size);
            return decoder.forward(z).allclose(Decode(z)) ? count : -1;
        }
        """;

    void SaveDecoder(string path);

    /// <summary>Loads the decoder and draws samples, with the seed 7.</summary>
    SampleSet DecoderSample(string path, int count);

    /// <summary>Loads the decoder and decodes places in the latent space.</summary>
    SampleSet DecoderDecode(string path, IDataset codes);

    /// <summary>Loads the decoder and counts its parameters; −1 where it decodes a tensor of codes to something else than the model does.</summary>
    long DecoderParameters(string path);
}

/// <summary>The same of a model that is conditioned on classes.</summary>
public interface ILabelledDecoderModel : ILabelledModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public new const string Members = ILabelledModel.Members + """

        public SampleSet DecoderSample(string path, int label, int count)
        {
            using var decoder = Decoder.Load(path);
            torch.manual_seed(7);
            return decoder.Sample(label, count);
        }

        public SampleSet DecoderDecode(string path, IDataset codes, int label)
        {
            using var decoder = Decoder.Load(path);
            return decoder.Decode(codes, label);
        }
        """;

    void SaveDecoder(string path);

    SampleSet DecoderSample(string path, int label, int count);

    SampleSet DecoderDecode(string path, IDataset codes, int label);
}
