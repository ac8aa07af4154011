namespace VaeGen;

/// <summary>Writes a graph as an ONNX model (onnx.ai, "Open Neural Network Exchange Intermediate Representation"): field numbers are those of onnx.proto.</summary>
internal static class OnnxFile
{
    private const int IrVersion = 8;
    private const int Opset = 17; // the newest of IR version 8

    // what protocol buffers put at an end to a message
    private const long LargestFile = int.MaxValue;

    private const int Float32 = 1;
    private const int Int64 = 7;

    /// <exception cref="ModelFileException">The file cannot be written, or would be larger than an ONNX file can be.</exception>
    public static void Save(string path, string name, string declaration, OnnxGraph graph)
    {
        var (head, body) = (Head(declaration), Body(name, graph));
        var constants = graph.Constants.Select(constant => (Header: Header(constant.Name, constant.Tensor), constant.Tensor)).ToList();
        var length = body.Written.Length + constants.Sum(constant => constant.Header.Written.Length + SizeOf(constant.Tensor));
        if (head.Written.Length + length > LargestFile)
        {
            throw new ModelFileException(path, "cannot be written, it would be larger than the 2 GiB that an ONNX file can have.");
        }
        head.BeginBytes(7, length);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(head.Written);
            stream.Write(body.Written);
            foreach (var (header, tensor) in constants)
            {
                // the values go straight to the file: they are nearly all of it
                stream.Write(header.Written);
                SafeTensorsWriter.ForEachPiece(tensor, stream.Write);
            }
        });
    }

    private static ProtobufWriter Head(string declaration)
    {
        var version = typeof(OnnxFile).Assembly.GetName().Version!;
        var opset = new ProtobufWriter();
        opset.String(1, "");
        opset.Int64(2, Opset);
        var entry = new ProtobufWriter();
        entry.String(1, "vaegen.declaration");
        entry.String(2, declaration);

        var model = new ProtobufWriter();
        model.Int64(1, IrVersion);
        model.String(2, "VaeGen");
        model.String(3, version.ToString(fieldCount: 3));
        model.Message(8, opset);
        model.Message(14, entry);
        return model;
    }

    private static ProtobufWriter Body(string name, OnnxGraph graph)
    {
        var body = new ProtobufWriter();
        body.String(2, name);
        foreach (var node in graph.Nodes)
        {
            body.Message(1, Node(node));
        }
        foreach (var port in graph.Inputs)
        {
            body.Message(11, Port(port));
        }
        foreach (var port in graph.Outputs)
        {
            body.Message(12, Port(port));
        }
        return body;
    }

    private static ProtobufWriter Node(OnnxNode node)
    {
        var message = new ProtobufWriter();
        foreach (var input in node.Inputs)
        {
            message.String(1, input);
        }
        message.String(2, node.Output);
        message.String(3, node.Output);
        message.String(4, node.Operator);
        foreach (var (name, value) in node.Attributes)
        {
            message.Message(5, Attribute(name, value));
        }
        return message;
    }

    private static ProtobufWriter Attribute(string name, object value)
    {
        const int Type = 20, FloatType = 1, IntType = 2, IntsType = 7;
        var message = new ProtobufWriter();
        message.String(1, name);
        switch (value)
        {
            case float number:
                message.Float(2, number);
                message.Int64(Type, FloatType);
                break;
            case long number:
                message.Int64(3, number);
                message.Int64(Type, IntType);
                break;
            case long[] numbers:
                foreach (var number in numbers)
                {
                    message.Int64(8, number);
                }
                message.Int64(Type, IntsType);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value, "An attribute is a float, a long or an array of longs.");
        }
        return message;
    }

    private static ProtobufWriter Port(OnnxPort port)
    {
        var shape = new ProtobufWriter();
        var batch = new ProtobufWriter();
        batch.String(2, "batch");
        shape.Message(1, batch);
        foreach (var size in port.Shape)
        {
            var dimension = new ProtobufWriter();
            dimension.Int64(1, size);
            shape.Message(1, dimension);
        }
        var tensor = new ProtobufWriter();
        tensor.Int64(1, port.IsInteger ? Int64 : Float32);
        tensor.Message(2, shape);
        var type = new ProtobufWriter();
        type.Message(1, tensor);
        var message = new ProtobufWriter();
        message.String(1, port.Name);
        message.Message(2, type);
        return message;
    }

    // a constant as a field of the graph, but for its values, which are the last field of its message
    private static ProtobufWriter Header(string name, SafeTensor tensor)
    {
        var message = new ProtobufWriter();
        foreach (var size in tensor.Shape)
        {
            message.Int64(1, size);
        }
        message.Int64(2, tensor.Type == SafeTensorType.I64 ? Int64 : Float32);
        message.String(8, name);
        message.BeginBytes(9, SizeOf(tensor));

        var field = new ProtobufWriter();
        field.BeginBytes(5, message.Written.Length + SizeOf(tensor));
        field.Append(message);
        return field;
    }

    private static long SizeOf(SafeTensor tensor) => (long)tensor.Values.Length * SafeTensor.SizeOf(tensor.Type);
}
