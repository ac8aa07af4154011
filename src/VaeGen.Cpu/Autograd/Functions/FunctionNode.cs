using static TorchSharp.torch;

namespace VaeGen.Cpu.Autograd;

/// <summary>A custom function's place in the graph: hands the gradients to its backward step and checks what that returns.</summary>
internal sealed class FunctionNode : Node
{
    private readonly Func<autograd.AutogradContext, List<Tensor>, List<Tensor>> backward;
    private readonly autograd.AutogradContext context;
    private readonly (long[] Sizes, ScalarType DType)?[] inputs;
    private readonly (long[] Sizes, ScalarType DType)[] outputs;
    private bool[] isSaved = [];

    /// <param name="name">The function's.</param>
    /// <param name="backward">Its backward step.</param>
    /// <param name="context">What its forward step left.</param>
    /// <param name="inputs">Its arguments, null where one was no tensor.</param>
    /// <param name="edges">Where the arguments' gradients go.</param>
    /// <param name="results">What its forward step returned.</param>
    internal FunctionNode(
        string name,
        Func<autograd.AutogradContext, List<Tensor>, List<Tensor>> backward,
        autograd.AutogradContext context,
        TensorImpl?[] inputs,
        Edge[] edges,
        List<Tensor> results)
        : base(name, null, edges, [], results.Count)
    {
        this.backward = backward;
        this.context = context;
        this.inputs = Array.ConvertAll(inputs, static input => input is null ? default((long[], ScalarType)?) : (input.Sizes, input.DType));
        outputs = [.. results.Select(static result => (result.Impl.Sizes, result.Impl.DType))];
    }

    internal override void Apply(Backprop pass)
    {
        var incoming = new List<Tensor>(outputs.Length);
        for (var i = 0; i < outputs.Length; i++)
        {
            var gradient = pass.GradOf(i)?.Retain()
                ?? (context.MaterializeGrads ? Ops.Full(outputs[i].Sizes, 0, outputs[i].DType) : null);
            incoming.Add(gradient is null ? None() : new Tensor(gradient));
        }
        var returned = backward(context, incoming);
        // Too many do no harm when there is nothing in them.
        var count = 1 + returned.FindLastIndex(static gradient => gradient is { IsInvalid: false });
        Errors.Check(
            count <= inputs.Length && returned.Count >= inputs.Length,
            $"function {Name} returned an incorrect number of gradients (expected {inputs.Length}, got {returned.Count})");
        for (var i = 0; i < count; i++)
        {
            if (returned[i] is { IsInvalid: false } gradient)
            {
                Give(pass, i, gradient.Impl);
            }
        }
    }

    /// <summary>Keeps tensors until a pass has run or the graph is dropped. Outputs of this node must have it as their function by now.</summary>
    internal void Save(List<Tensor> tensors)
    {
        isSaved = [.. tensors.Select(static tensor => tensor is { IsInvalid: false })];
        var kept = new SavedTensor[tensors.Count];
        for (var i = 0; i < kept.Length; i++)
        {
            var tensor = isSaved[i] ? tensors[i].Impl : Graph.Nothing;
            var isOutput = ReferenceEquals(tensor.GradFn, this);
            kept[i] = new SavedTensor(isOutput ? tensor.Alias() : tensor.Retain(), tensor.Storage.Version, isOutput, tensor.OutputIndex);
        }
        Keep(kept);
    }

    internal List<Tensor> SavedTensors()
    {
        var result = new List<Tensor>(isSaved.Length);
        for (var i = 0; i < isSaved.Length; i++)
        {
            var tensor = Saved(i);
            if (!isSaved[i])
            {
                result.Add(null!);
                continue;
            }
            var own = SavedIsOutput(i) ? tensor.Alias() : tensor.Retain();
            if (SavedIsOutput(i) && GradMode.IsEnabled)
            {
                own.SetGradFn(this, SavedOutputIndex(i));
            }
            result.Add(new Tensor(own));
        }
        return result;
    }

    /// <summary>A handle to nothing, as TorchSharp shows a missing gradient.</summary>
    private static Tensor None()
    {
        var none = new Tensor(Graph.Nothing.Retain());
        none.Dispose();
        return none;
    }

    private void Give(Backprop pass, int input, TensorImpl gradient)
    {
        if (inputs[input] is not { } target)
        {
            throw Errors.Torch($"function {Name} returned a gradient at position {input + 1}, but the corresponding forward input was not a tensor");
        }
        if (!pass.Needs(input))
        {
            return;
        }
        Errors.Check(
            Shapes.Same(Shapes.Broadcast(target.Sizes, gradient.Sizes), gradient.Sizes),
            $"function {Name} returned an invalid gradient at index {input} - got {Shapes.Text(gradient.Sizes)} but expected shape compatible with {Shapes.Text(target.Sizes)}");
        pass.GiveSummed(input, Ops.To(gradient, target.DType), target.Sizes);
    }
}
