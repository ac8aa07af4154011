namespace VaeGen;

/// <summary>One operation of an ONNX graph.</summary>
/// <param name="Operator">The operator of ONNX's standard set, such as Gemm.</param>
/// <param name="Inputs">The names of what it takes; an empty name: an optional input that is left out.</param>
/// <param name="Output">The name of what it makes, which is the node's name too.</param>
/// <param name="Attributes">What steers it: a long, a long[] or a float each.</param>
internal sealed record OnnxNode(string Operator, string[] Inputs, string Output, (string Name, object Value)[] Attributes);

/// <summary>What goes into a graph or comes out of it, a row for each sample of a batch of any size.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its shape without the batch.</param>
/// <param name="IsInteger">Whether its values are 64-bit integers, not floats.</param>
internal sealed record OnnxPort(string Name, long[] Shape, bool IsInteger);
