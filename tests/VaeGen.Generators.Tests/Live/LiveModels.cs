using System.Collections.Concurrent;
using System.Reflection;

namespace VaeGen.Generators.Tests;

/// <summary>Compiles declarations in memory, with what the generator emits for them, and makes models of them.</summary>
internal static class LiveModels
{
    private static readonly ConcurrentDictionary<string, Func<ILiveModel>> Factories = new(StringComparer.Ordinal);

    /// <summary>A freshly initialised model of this declaration; the same weights every time for the same seed.</summary>
    public static ILiveModel Create(string attributes, long seed = 1)
    {
        var factory = Factories.GetOrAdd(attributes, Compile);
        TorchSharp.torch.manual_seed(seed);
        return factory();
    }

    /// <summary>Fit, until the test run itself is cancelled.</summary>
    public static TrainingHistory Train(
        this ILiveModel model, IDataset data, TrainingOptions? options = null, IDataset? validation = null, IProgress<TrainingProgress>? progress = null) =>
        model.Fit(data, options, validation, progress, TestContext.Current.CancellationToken);

    private static Func<ILiveModel> Compile(string attributes)
    {
        var compilation = Compilations.Create(Compilations.Default, [.. References.Complete, References.Tests], $$"""
            using TorchSharp;
            using VaeGen;
            using VaeGen.Generators.Tests;

            namespace Live;

            {{attributes}}
            internal sealed partial class Model : ILiveModel
            {
                public string DeclaredAs => Declaration;

                public SampleSpec Expects => Samples;

                public ILiveModel Reload(string path) => Load(path);

                public LossValues Score(float[] decoded, float[] mean, float[] logVariance, float[] samples, int batch)
                {
                    using var scope = torch.NewDisposeScope();
                    var loss = Loss(new Output(Rows(decoded, batch), Rows(mean, batch), Rows(logVariance, batch)), Rows(samples, batch));
                    return new LossValues(loss.Total.item<float>(), loss.Reconstruction.item<float>(), loss.Kl.item<float>());
                }

                public float[] Draw(float[] mean, float[] logVariance)
                {
                    using var scope = torch.NewDisposeScope();
                    return Reparameterize(Rows(mean, 1), Rows(logVariance, 1)).data<float>().ToArray();
                }

                private static torch.Tensor Rows(float[] values, int rows) => torch.tensor(values, new long[] { rows, values.Length / rows });
            }
            """);

        using var image = new MemoryStream();
        var output = Generation.Run(compilation);
        Assert.True(output.Compilation.Emit(image).Success);
        var constructor = Assembly.Load(image.ToArray()).GetType("Live.Model", throwOnError: true)!.GetConstructors().Single();
        return () => (ILiveModel)constructor.Invoke(new object?[constructor.GetParameters().Length]);
    }
}
