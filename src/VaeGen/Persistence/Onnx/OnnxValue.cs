namespace VaeGen;

/// <summary>A tensor that flows through an <see cref="OnnxGraph"/>, a row for each sample of the batch: its methods add the operations that make others of it.</summary>
public sealed partial class OnnxValue
{
    internal OnnxValue(OnnxGraph graph, string name, long[] shape)
    {
        Graph = graph;
        Name = name;
        Shape = shape;
    }

    internal OnnxGraph Graph { get; }

    /// <summary>Its name in the graph.</summary>
    internal string Name { get; }

    /// <summary>The shape of a row; of a constant, which has no batch, all of it.</summary>
    internal long[] Shape { get; }

    /// <summary>How many numbers a row has.</summary>
    private long Size => Shape.Aggregate(1L, (size, dimension) => size * dimension);

    /// <summary>Gives every row another shape.</summary>
    /// <param name="shape">The shape of a row, as many numbers as before.</param>
    /// <exception cref="ArgumentException">It has more or fewer.</exception>
    public OnnxValue Reshape(ReadOnlySpan<long> shape)
    {
        if (!SafeTensor.TryLength(shape, out var length) || length != Size)
        {
            throw new ArgumentException($"{SafeTensor.Text(Shape)} cannot become {SafeTensor.Text(shape)}, which has another number of values.", nameof(shape));
        }
        return shape.SequenceEqual(Shape) ? this : Graph.Node("Reshape", "reshaped", shape.ToArray(), [this, Graph.Integers([-1, .. shape])]);
    }

    /// <summary>Makes a vector of every row.</summary>
    public OnnxValue Flatten() => Reshape([Size]);

    /// <summary>Puts another vector behind every row's.</summary>
    /// <param name="other">A vector a row.</param>
    public OnnxValue Concat(OnnxValue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Graph.Node("Concat", "joined", [Shape[0] + other.Shape[0]], [this, other], ("axis", 1L));
    }

    /// <summary>max(0, a).</summary>
    public OnnxValue Relu() => Same("Relu", "relu");

    /// <summary>a, or 0.01·a where that is negative.</summary>
    public OnnxValue LeakyRelu() => Same("LeakyRelu", "leakyRelu", ("alpha", 0.01f));

    /// <summary>a, or exp(a) − 1 where that is negative.</summary>
    public OnnxValue Elu() => Same("Elu", "elu");

    /// <summary>a·Φ(a) = ½ a (1 + erf(a/√2)).</summary>
    public OnnxValue Gelu() => 0.5f * this * (1 + (this * (float)Math.Sqrt(0.5)).Same("Erf", "erf"));

    /// <summary>a·σ(a).</summary>
    public OnnxValue Silu() => this * Sigmoid();

    /// <summary>The hyperbolic tangent.</summary>
    public OnnxValue Tanh() => Same("Tanh", "tanh");

    /// <summary>σ(a) = 1 / (1 + exp(−a)).</summary>
    public OnnxValue Sigmoid() => Same("Sigmoid", "sigmoid");

    /// <summary>log(1 + exp(a)).</summary>
    public OnnxValue Softplus() => Same("Softplus", "softplus");

    private OnnxValue Exp() => Same("Exp", "exp");

    /// <summary>Numbers of every row along its first dimension.</summary>
    private OnnxValue Narrow(long start, long length) => Graph.Node(
        "Slice", "part", [length, .. Shape[1..]], [this, Graph.Integers(start), Graph.Integers(start + length), Graph.Integers(1)]);

    /// <summary>Every row's numbers along its first dimension in another order, or some of them, once or more.</summary>
    private OnnxValue Gather(long[] indices) => Graph.Node("Gather", "gathered", [indices.Length, .. Shape[1..]], [this, Graph.Integers(indices)], ("axis", 1L));

    /// <summary>The sums of every row along its first dimension, which stays as one of size 1.</summary>
    private OnnxValue Sum() => Graph.Node("ReduceSum", "sum", [1, .. Shape[1..]], [this, Graph.Integers(1)], ("keepdims", 1L));

    /// <summary>exp(a) / Σ exp(a) along every row's first dimension.</summary>
    private OnnxValue Softmax() => Same("Softmax", "softmax", ("axis", 1L));

    private OnnxValue Same(string operation, string label, params (string Name, object Value)[] attributes) => Graph.Node(operation, label, Shape, [this], attributes);
}
