using System.Globalization;

namespace VaeGen;

/// <summary>
/// The computation of a model as an ONNX graph of opset 17, which other runtimes run: built from the samples or codes that go in, layer by
/// layer, to what comes out. The emitted <c>ExportOnnx</c> builds two of them.
/// </summary>
/// <remarks>
/// Layers take their weights from a <see cref="ModelFile"/> by their names, "encoder0" those of "encoder0.weight" and "encoder0.bias". Every
/// tensor has a row for each sample of a batch, whose size is left open; the shapes in this class are those of one row.
/// </remarks>
/// <example>
/// <code>
/// var graph = new OnnxGraph("decoder", ModelFile.Load("digits.safetensors"));
/// var h = graph.Input("z", [20]).Linear("decoder0").Relu();
/// graph.Output("x", h.Linear("reconstruction").Sigmoid());
/// graph.Save("decoder.onnx");
/// </code>
/// </example>
public sealed class OnnxGraph
{
    private readonly string name;
    private readonly ModelFile weights;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OnnxValue> scalars = new(StringComparer.Ordinal);

    /// <summary>Begins a graph.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="weights">The model's weights; its declaration goes into the file too.</param>
    public OnnxGraph(string name, ModelFile weights)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(weights);
        this.name = name;
        this.weights = weights;
    }

    internal List<OnnxNode> Nodes { get; } = [];

    internal List<(string Name, SafeTensor Tensor)> Constants { get; } = [];

    internal List<OnnxPort> Inputs { get; } = [];

    internal List<OnnxPort> Outputs { get; } = [];

    /// <summary>Adds an input of 32-bit floats.</summary>
    /// <param name="input">Its name.</param>
    /// <param name="shape">The shape of one row.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public OnnxValue Input(string input, ReadOnlySpan<long> shape)
    {
        Take(input);
        Inputs.Add(new OnnxPort(input, shape.ToArray(), IsInteger: false));
        return new OnnxValue(this, input, shape.ToArray());
    }

    /// <summary>Adds an input of classes, 64-bit integers from 0 on, one a row.</summary>
    /// <param name="input">Its name.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <returns>A one in the place of the class among zeros: a row of <paramref name="classes"/> numbers.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public OnnxValue Labels(string input, int classes)
    {
        Take(input);
        Inputs.Add(new OnnxPort(input, [], IsInteger: true));
        return Node("OneHot", "classes", [classes], [new OnnxValue(this, input, []), Integers(classes), Constant("zeroAndOne", [2], [0, 1])], ("axis", -1L));
    }

    /// <summary>Makes a value an output of the graph.</summary>
    /// <param name="output">Its name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The name is taken, or the value belongs to another graph.</exception>
    public void Output(string output, OnnxValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        RequireOwn(value);
        Take(output);
        Nodes.Add(new OnnxNode("Identity", [value.Name], output, []));
        Outputs.Add(new OnnxPort(output, value.Shape, IsInteger: false));
    }

    /// <summary>Writes the file; the one at <paramref name="path"/> is replaced only once the new one is safely on disk.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">It cannot be written; what was there before is untouched.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        OnnxFile.Save(path, name, weights.Declaration, this);
    }

    /// <summary>Adds an operation.</summary>
    /// <param name="operation">An operator of ONNX.</param>
    /// <param name="label">What its output is called, if nothing else is.</param>
    /// <param name="shape">The shape of a row of that.</param>
    /// <param name="inputs">What it takes.</param>
    /// <param name="attributes">What steers it.</param>
    internal OnnxValue Node(string operation, string label, long[] shape, OnnxValue[] inputs, params (string Name, object Value)[] attributes)
    {
        Array.ForEach(inputs, RequireOwn);
        var output = Free(label);
        Nodes.Add(new OnnxNode(operation, [.. inputs.Select(input => input.Name)], output, attributes));
        return new OnnxValue(this, output, shape);
    }

    /// <summary>A tensor of the model's file, whatever its shape is there.</summary>
    internal (float[] Values, long[] Shape) Weight(string tensor) => (weights.Values(tensor), weights.ShapeOf(tensor));

    /// <summary>Whether the model's file has a tensor.</summary>
    internal bool HasWeight(string tensor) => weights.Names.Contains(tensor, StringComparer.Ordinal);

    /// <summary>A tensor of the model's file as a constant, of its own shape or of another one.</summary>
    internal OnnxValue WeightConstant(string tensor, long[]? shape = null)
    {
        var (values, own) = Weight(tensor);
        return Constant(tensor, shape ?? own, values);
    }

    /// <summary>A constant of floats. It has no batch: its shape is the whole one.</summary>
    internal OnnxValue Constant(string label, long[] shape, float[] values) => AddConstant(label, new SafeTensor(shape, values));

    /// <summary>A constant vector of integers, such as a shape.</summary>
    internal OnnxValue Integers(params long[] values) => AddConstant("integers", new SafeTensor([values.Length], values));

    /// <summary>A constant number, once for all its uses.</summary>
    internal OnnxValue Scalar(float value)
    {
        var label = value.ToString("R", CultureInfo.InvariantCulture);
        if (!scalars.TryGetValue(label, out var scalar))
        {
            scalars[label] = scalar = Constant(label, [], [value]);
        }
        return scalar;
    }

    private OnnxValue AddConstant(string label, SafeTensor tensor)
    {
        var constant = Free(label);
        Constants.Add((constant, tensor));
        return new OnnxValue(this, constant, tensor.Shape);
    }

    private void Take(string taken)
    {
        ArgumentException.ThrowIfNullOrEmpty(taken);
        if (!names.Add(taken))
        {
            throw new ArgumentException($"The graph has something called '{taken}' already.", nameof(taken));
        }
    }

    private string Free(string label)
    {
        var free = label;
        for (var number = 1; !names.Add(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{label}_{number}");
        }
        return free;
    }

    private void RequireOwn(OnnxValue value)
    {
        if (value.Graph != this)
        {
            throw new ArgumentException($"'{value.Name}' belongs to another graph.", nameof(value));
        }
    }
}
