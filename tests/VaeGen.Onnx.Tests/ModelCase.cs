using System.Reflection;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace VaeGen.Onnx.Tests;

/// <summary>A model with random weights, the files that it exports, and what it computes itself.</summary>
internal sealed class ModelCase
{
    private readonly nn.Module model;

    private ModelCase(Type type, string folder)
    {
        Name = type.Name;
        manual_seed(1);
        model = (nn.Module)type.GetConstructors().Single().Invoke([null]);
        Scramble();
        (EncoderFile, DecoderFile) = (Path.Combine(folder, $"{Name}.encoder.onnx"), Path.Combine(folder, $"{Name}.decoder.onnx"));
        Call("ExportOnnx", EncoderFile, DecoderFile);
        SampleSize = Spec("Samples").Size;
        LatentSize = Spec("Codes").Size;
    }

    public static IReadOnlyList<Type> Types { get; } =
    [
        typeof(Dense), typeof(BatchNormed), typeof(Normed), typeof(Residual), typeof(Coloured), typeof(ColouredLevels), typeof(GreyLevels), typeof(Levels),
        typeof(Correlated), typeof(PlanarFlow), typeof(AutoregressiveFlow), typeof(Labelled), typeof(Conditioned),
    ];

    public string Name { get; }

    public string EncoderFile { get; }

    public string DecoderFile { get; }

    public int SampleSize { get; }

    public int LatentSize { get; }

    public static ModelCase Create(Type type, string folder) => new(type, folder);

    /// <summary>What a batch of samples and the conditions beside them go in as, by name.</summary>
    public IReadOnlyDictionary<string, Tensor> EncoderInputs(int batch) => Inputs("x", rand(batch, SampleSize), batch);

    /// <summary>The same with codes.</summary>
    public IReadOnlyDictionary<string, Tensor> DecoderInputs(int batch) => Inputs("z", randn(batch, LatentSize), batch);

    /// <summary>What the encoder makes of its inputs: what Encode returns and, with a flow, the place in the latent space, in order.</summary>
    public IReadOnlyList<Tensor> Encode(IReadOnlyDictionary<string, Tensor> inputs)
    {
        using var frozen = no_grad();
        model.eval();
        var encoded = (ITuple)Call("Encode", [.. inputs.Values])!;
        var tensors = Enumerable.Range(0, encoded.Length).Select(index => (Tensor)encoded[index]!).ToList();
        if (model.GetType().GetMethod("Place", BindingFlags.NonPublic | BindingFlags.Instance) is not null)
        {
            tensors.Add((Tensor)Call("Place", [.. inputs.Values])!);
        }
        return tensors;
    }

    /// <summary>What Decode makes of sets of codes, a set for every row, which may have a condition of its own.</summary>
    public float[] Decode(IReadOnlyDictionary<string, Tensor> inputs)
    {
        var z = inputs["z"];
        var decoded = new List<float>();
        for (var row = 0; row < z.shape[0]; row++)
        {
            var codes = new SampleSet(z.narrow(0, row, 1).data<float>().ToArray(), LatentSize);
            decoded.AddRange((model switch
            {
                Labelled labelled => labelled.Decode(codes, (int)inputs["labels"][row].item<long>()),
                Conditioned conditioned => conditioned.Decode(codes, inputs["condition"][row].data<float>().ToArray()),
                _ => (SampleSet)Call("Decode", codes, 500)!,
            }).Values);
        }
        return [.. decoded];
    }

    private SampleSpec Spec(string name) => (SampleSpec)model.GetType().GetProperty(name)!.GetValue(null)!;

    private object? Call(string name, params object[] arguments)
    {
        var types = arguments.Select(argument => argument is SampleSet ? typeof(IDataset) : argument.GetType()).ToArray();
        return model.GetType().GetMethod(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance, types)!.Invoke(model, arguments);
    }

    // away from what fresh layers have: scales of one, shifts of zero, statistics that no batch has moved
    private void Scramble()
    {
        using var frozen = no_grad();
        foreach (var parameter in model.parameters())
        {
            parameter.add_(0.2 * randn_like(parameter));
        }
        foreach (var (name, buffer) in model.named_buffers())
        {
            if (name.EndsWith("running_mean", StringComparison.Ordinal))
            {
                buffer.copy_(0.3 * randn_like(buffer));
            }
            else if (name.EndsWith("running_var", StringComparison.Ordinal))
            {
                buffer.copy_(0.5 + rand_like(buffer));
            }
        }
    }

    private Dictionary<string, Tensor> Inputs(string name, Tensor values, int batch)
    {
        var inputs = new Dictionary<string, Tensor> { [name] = values };
        if (model is Labelled)
        {
            inputs["labels"] = arange(batch, dtype: int64) % 4;
        }
        else if (model is Conditioned)
        {
            inputs["condition"] = randn(batch, 2);
        }
        return inputs;
    }
}
