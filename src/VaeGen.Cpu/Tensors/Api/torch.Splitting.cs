namespace TorchSharp;

public static partial class torch
{
    /// <summary>Parts of nearly equal size along a dimension: the first ones are one longer.</summary>
    public static Tensor[] tensor_split(Tensor input, long indices_or_sections, long dim = 0) => input.tensor_split(indices_or_sections, dim);

    /// <summary>Parts that start and end at the places given.</summary>
    public static Tensor[] tensor_split(Tensor input, long[] indices_or_sections, long dim = 0) => input.tensor_split(indices_or_sections, dim);

    /// <summary>By the number of parts that a scalar says, or at the places that a vector says.</summary>
    public static Tensor[] tensor_split(Tensor input, Tensor indices_or_sections, long dim = 0) => input.tensor_split(indices_or_sections, dim);

    /// <summary>Equal parts side by side: along the second dimension, or a vector's only one.</summary>
    public static Tensor[] hsplit(Tensor input, long indices_or_sections) => input.hsplit(indices_or_sections);

    public static Tensor[] hsplit(Tensor input, long[] indices_or_sections) => input.hsplit(indices_or_sections);

    public static Tensor[] hsplit(Tensor input, Tensor indices_or_sections) => input.hsplit(indices_or_sections);

    public static Tensor[] vsplit(Tensor input, long[] indices_or_sections) => input.vsplit(indices_or_sections);

    /// <summary>Equal parts along the third dimension.</summary>
    public static Tensor[] dsplit(Tensor input, long size) => input.dsplit(size);

    public static Tensor[] dsplit(Tensor input, long[] indices_or_sections) => input.dsplit(indices_or_sections);

    public static Tensor[] dsplit(Tensor input, Tensor indices_or_sections) => input.dsplit(indices_or_sections);

    public static Tensor[] dsplit(Tensor input, (long, long) indices_or_sections) => input.dsplit(indices_or_sections);

    public static Tensor[] dsplit(Tensor input, (long, long, long) indices_or_sections) => input.dsplit(indices_or_sections);

    public static Tensor[] dsplit(Tensor input, (long, long, long, long) indices_or_sections) => input.dsplit(indices_or_sections);

    public static Tensor[] hsplit(Tensor input, (long, long) indices_or_sections) => input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2]);

    public static Tensor[] hsplit(Tensor input, (long, long, long) indices_or_sections) =>
        input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3]);

    public static Tensor[] hsplit(Tensor input, (long, long, long, long) indices_or_sections) =>
        input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4]);

    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => Array.ConvertAll(input, static tensor => tensor.atleast_1d());

    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => Array.ConvertAll(input, static tensor => tensor.atleast_2d());

    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => Array.ConvertAll(input, static tensor => tensor.atleast_3d());
}
