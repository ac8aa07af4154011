using System.Collections.Concurrent;
using System.Reflection;

namespace VaeGen.Generators.Tests;

/// <summary>Compiles declarations in memory, with what the generator emits for them, and makes models of them.</summary>
internal static class LiveModels
{
    private static readonly ConcurrentDictionary<(string Attributes, string Members), Func<object>> Factories = new();

    /// <summary>A freshly initialised model of this declaration; the same weights every time for the same seed.</summary>
    public static ILiveModel Create(string attributes, long seed = 1) => Create<ILiveModel>(attributes, "", seed);

    /// <summary>The same, with members written for one test: they implement what <typeparamref name="T"/> has beyond the emitted members.</summary>
    public static T Create<T>(string attributes, string members, long seed = 1)
        where T : IDisposable
    {
        var factory = Factories.GetOrAdd((attributes, members), _ => Compile(attributes, typeof(T), members));
        TorchSharp.torch.manual_seed(seed);
        return (T)factory();
    }

    /// <summary>Fit, until the test run itself is cancelled.</summary>
    public static TrainingHistory Train(
        this ILiveModel model, IDataset data, TrainingOptions? options = null, IDataset? validation = null, IProgress<TrainingProgress>? progress = null) =>
        model.Fit(data, options, validation, progress, TestContext.Current.CancellationToken);

    private static Func<object> Compile(string attributes, Type type, string members)
    {
        var compilation = Compilations.Create(Compilations.Default, [.. References.Complete, References.Tests], $$"""
            using TorchSharp;
            using VaeGen;
            using VaeGen.Generators.Tests;

            namespace Live;

            {{attributes}}
            internal sealed partial class Model : {{type.Name}}
            {
                public string DeclaredAs => Declaration;

                public SampleSpec Expects => Samples;

            {{(type.IsAssignableTo(typeof(ILiveModel)) ? "    public ILiveModel Reload(string path) => Load(path);" : "")}}

                private static torch.Tensor Rows(float[] values, int rows) => torch.tensor(values, new long[] { rows, values.Length / rows });

            {{members}}
            }
            """);

        using var image = new MemoryStream();
        var output = Generation.Run(compilation);
        Assert.True(output.Compilation.Emit(image).Success);
        var constructor = Assembly.Load(image.ToArray()).GetType("Live.Model", throwOnError: true)!.GetConstructors().Single();
        return () => constructor.Invoke(new object?[constructor.GetParameters().Length]);
    }
}
