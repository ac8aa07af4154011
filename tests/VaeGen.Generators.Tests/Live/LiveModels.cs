using System.Collections.Concurrent;
using System.Reflection;

namespace VaeGen.Generators.Tests;

/// <summary>Compiles declarations in memory, with what the generator emits for them, and makes models of them.</summary>
internal static class LiveModels
{
    private static readonly ConcurrentDictionary<(string Attributes, string Members, Type Type), Func<object>> Factories = new();

    /// <summary>A freshly initialised model of this declaration; the same weights every time for the same seed.</summary>
    public static ILiveModel Create(string attributes, long seed = 1) => Create<ILiveModel>(attributes, "", seed);

    /// <summary>The same, with members written for one test: they implement what <typeparamref name="T"/> has beyond the emitted members.</summary>
    public static T Create<T>(string attributes, string members, long seed = 1)
        where T : IDisposable
    {
        var factory = Factories.GetOrAdd((attributes, members, typeof(T)), _ => Compile([attributes], typeof(T), members)[0]);
        TorchSharp.torch.manual_seed(seed);
        return (T)factory();
    }

    /// <summary>Freshly initialised models of many declarations, compiled at once.</summary>
    public static IReadOnlyList<T> CreateAll<T>(IReadOnlyList<string> attributes, string members)
        where T : IDisposable
    {
        TorchSharp.torch.manual_seed(1);
        return [.. Compile(attributes, typeof(T), members).Select(factory => (T)factory())];
    }

    /// <summary>Fit, until the test run itself is cancelled.</summary>
    public static TrainingHistory Train(
        this ILiveModel model, IDataset data, TrainingOptions? options = null, IDataset? validation = null, IProgress<TrainingProgress>? progress = null) =>
        model.Fit(data, options, validation, progress, TestContext.Current.CancellationToken);

    private static Func<object>[] Compile(IReadOnlyList<string> attributes, Type type, string members)
    {
        var names = attributes.Select((_, index) => index == 0 ? "Model" : $"Model{index}").ToArray();
        var sources = attributes.Zip(names, (declared, name) => $$"""
            using TorchSharp;
            using VaeGen;
            using VaeGen.Generators.Tests;

            namespace Live;

            {{declared}}
            internal sealed partial class {{name}} : {{type.Name}}
            {
                public string DeclaredAs => Declaration;

                public SampleSpec Expects => Samples;

            {{(type.IsAssignableTo(typeof(ILiveModel)) ? "    public ILiveModel Reload(string path) => Load(path);" : "")}}

                private static torch.Tensor Rows(float[] values, int rows) => torch.tensor(values, new long[] { rows, values.Length / rows });

            {{members}}
            }
            """);

        using var image = new MemoryStream();
        var output = Generation.Run(Compilations.Create(Compilations.Default, [.. References.Complete, References.Tests], [.. sources]));
        Assert.True(output.Compilation.Emit(image).Success);
        var assembly = Assembly.Load(image.ToArray());
        return [.. names.Select(name =>
        {
            var constructor = assembly.GetType($"Live.{name}", throwOnError: true)!.GetConstructors().Single();
            return new Func<object>(() => constructor.Invoke(new object?[constructor.GetParameters().Length]));
        })];
    }
}
