namespace TorchSharp;

public static partial class torch
{
    /// <summary>Each element's sign.</summary>
    public static Tensor sgn(Tensor input) => input.sgn();

    public static Tensor sgn_(Tensor input) => input.sgn_();

    /// <summary>Whether each element is negative; −0 is.</summary>
    public static Tensor signbit(Tensor input) => input.signbit();

    public static Tensor deg2rad(Tensor input) => input.deg2rad();

    public static Tensor rad2deg(Tensor input) => input.rad2deg();

    /// <summary>This times 2 to the power of the other.</summary>
    public static Tensor ldexp(Tensor input, Tensor other) => input.ldexp(other);

    public static Tensor ldexp_(Tensor input, Tensor other) => input.ldexp_(other);

    /// <summary>A power, in double precision.</summary>
    public static Tensor float_power(Tensor input, Tensor target) => input.float_power(target);

    /// <summary>The greatest common divisor of integers.</summary>
    public static Tensor gcd(Tensor left, Tensor right) => left.gcd(right);

    public static Tensor gcd_(Tensor left, Tensor right) => left.gcd_(right);

    /// <summary>The least common multiple of integers.</summary>
    public static Tensor lcm(Tensor input, Tensor other) => input.lcm(other);

    public static Tensor lcm_(Tensor input, Tensor other) => input.lcm_(other);

    public static Tensor bitwise_left_shift(Tensor left, Tensor right) => left.bitwise_left_shift(right);

    public static Tensor bitwise_left_shift_(Tensor left, Tensor right) => left.bitwise_left_shift_(right);

    public static Tensor bitwise_right_shift(Tensor left, Tensor right) => left.bitwise_right_shift(right);

    public static Tensor bitwise_right_shift_(Tensor left, Tensor right) => left.bitwise_right_shift_(right);

    public static Tensor frac_(Tensor input) => input.frac_();

    /// <summary>True: complex numbers, which it tells from real ones, are not supported.</summary>
    public static Tensor isreal(Tensor tensor) => tensor.isreal();

    public static Tensor negative_(Tensor input) => input.neg_();

    public static Tensor multiply_(Tensor left, Tensor right) => left.mul_(right);

    public static Tensor multiply_(Tensor left, Scalar right) => left.mul_(right);

    public static Tensor divide_(Tensor left, Scalar right) => left.div_(right);
}
