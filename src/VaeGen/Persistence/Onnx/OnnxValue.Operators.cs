namespace VaeGen;

// operators have no other names: what is built with them is read as a formula, within this library alone
#pragma warning disable CA2225

/// <content>Arithmetic on every number. A constant has no batch, and dimensions of size 1 stretch.</content>
public sealed partial class OnnxValue
{
    /// <summary>a + b.</summary>
    public static OnnxValue operator +(OnnxValue left, OnnxValue right) => Binary("Add", "sum", left, right);

    /// <summary>a + b.</summary>
    public static OnnxValue operator +(OnnxValue left, float right) => Binary("Add", "sum", left, right);

    /// <summary>a + b.</summary>
    public static OnnxValue operator +(float left, OnnxValue right) => right + left;

    /// <summary>a − b.</summary>
    public static OnnxValue operator -(OnnxValue left, OnnxValue right) => Binary("Sub", "difference", left, right);

    /// <summary>a − b.</summary>
    public static OnnxValue operator -(OnnxValue left, float right) => Binary("Sub", "difference", left, right);

    /// <summary>a − b.</summary>
    public static OnnxValue operator -(float left, OnnxValue right) => Binary("Sub", "difference", left, right);

    /// <summary>a · b.</summary>
    public static OnnxValue operator *(OnnxValue left, OnnxValue right) => Binary("Mul", "product", left, right);

    /// <summary>a · b.</summary>
    public static OnnxValue operator *(OnnxValue left, float right) => Binary("Mul", "product", left, right);

    /// <summary>a · b.</summary>
    public static OnnxValue operator *(float left, OnnxValue right) => right * left;

    /// <summary>a / b.</summary>
    public static OnnxValue operator /(OnnxValue left, OnnxValue right) => Binary("Div", "quotient", left, right);

    /// <summary>a / b.</summary>
    public static OnnxValue operator /(OnnxValue left, float right) => Binary("Div", "quotient", left, right);

    /// <summary>a / b.</summary>
    public static OnnxValue operator /(float left, OnnxValue right) => Binary("Div", "quotient", left, right);

    private static OnnxValue Binary(string operation, string label, OnnxValue left, float right) => Binary(operation, label, left, left.Graph.Scalar(right));

    private static OnnxValue Binary(string operation, string label, float left, OnnxValue right) => Binary(operation, label, right.Graph.Scalar(left), right);

    private static OnnxValue Binary(string operation, string label, OnnxValue left, OnnxValue right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);

        // as the rows of both stretch; a number alone has no dimensions
        var (longer, shorter) = left.Shape.Length >= right.Shape.Length ? (left.Shape, right.Shape) : (right.Shape, left.Shape);
        var shape = longer.ToArray();
        for (var i = 1; i <= shorter.Length; i++)
        {
            shape[^i] = Math.Max(shape[^i], shorter[^i]);
        }
        return left.Graph.Node(operation, label, shape, [left, right]);
    }
}
