using System.Globalization;

namespace VaeGen;

/// <summary>Calculating with codes: concepts as directions, steps along them, ways between codes. A model decodes what comes out.</summary>
public static class LatentCodes
{
    /// <summary>The mean of some codes.</summary>
    /// <param name="codes">At least one: [samples, latent].</param>
    /// <returns>A code.</returns>
    /// <exception cref="DataException">There are none, or a value is NaN or infinite.</exception>
    public static float[] Mean(IDataset codes) => Array.ConvertAll(Columns.Read(codes, "codes"), column => (float)Columns.Mean(column));

    /// <summary>
    /// The direction of a concept: the mean of codes that have it less the mean of codes that do not (Larsen et al. 2016). What else differs between the two sets on average is in
    /// it too, so let them differ in nothing else.
    /// </summary>
    /// <param name="with">Codes of samples with the concept: [samples, latent].</param>
    /// <param name="without">Codes of samples without it: [samples, latent].</param>
    /// <returns>A direction, as long as the concept's usual strength.</returns>
    /// <exception cref="ShapeException">The two have not the same number of dimensions.</exception>
    /// <exception cref="DataException">One of them is empty, or a value is NaN or infinite.</exception>
    /// <example><code>var glasses = LatentCodes.Concept(model.LatentMean(withGlasses), model.LatentMean(withoutGlasses));</code></example>
    public static float[] Concept(IDataset with, IDataset without)
    {
        var (mean, other) = (Mean(with), Mean(without));
        Columns.RequireWidth(mean.Length, other.Length, "code without the concept");
        return Plus(mean, other, -1);
    }

    /// <summary>Codes moved along a direction: z + strength · direction.</summary>
    /// <param name="codes">Where to start: [samples, latent].</param>
    /// <param name="direction">The direction, such as a <see cref="Concept"/>.</param>
    /// <param name="strength">How far: 1 adds a concept in its usual strength, −1 takes it away.</param>
    /// <returns>As many codes.</returns>
    /// <exception cref="ShapeException">The direction has not as many dimensions as the codes.</exception>
    /// <exception cref="DataException">There are no codes, or a value is NaN or infinite.</exception>
    public static SampleSet Move(IDataset codes, ReadOnlySpan<float> direction, float strength = 1)
    {
        Columns.RequireCount(codes, "codes", 1);
        var width = Shapes.Size(codes.Shape);
        Columns.RequireWidth(width, direction.Length, "direction");
        Columns.RequireFinite(direction, "direction");
        RequireFinite(strength, nameof(strength));
        var moved = new float[(long)codes.Count * width];
        for (var index = 0; index < codes.Count; index++)
        {
            var code = moved.AsSpan(index * width, width);
            codes.Read(index, code);
            Columns.RequireFinite(code, "codes", index);
            Plus(code, direction, strength).CopyTo(code);
        }
        return new SampleSet(moved, width);
    }

    /// <summary>Sums of codes, sample by sample: Σ weight·z, such as "man with glasses − man without + woman" (Radford et al. 2016).</summary>
    /// <param name="terms">At least one: codes [samples, latent], as many and as long as the others', and what they are multiplied by.</param>
    /// <returns>As many codes. One of three independent draws from N(0, I) is √3 times as long as they are: see <see cref="ClampLength"/>.</returns>
    /// <exception cref="ArgumentException">There are no terms.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is no finite number.</exception>
    /// <exception cref="ShapeException">The terms have not the same number of dimensions.</exception>
    /// <exception cref="DataException">They have not as many codes, there are none, or a value is NaN or infinite.</exception>
    /// <example><code>var sums = LatentCodes.Sum((manWithGlasses, 1), (man, -1), (woman, 1));</code></example>
    public static SampleSet Sum(params (IDataset Codes, float Weight)[] terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Length == 0)
        {
            throw new ArgumentException("There are no terms, expected at least one.", nameof(terms));
        }
        var first = terms[0].Codes;
        Columns.RequireCount(first, "codes", 1);
        var width = Shapes.Size(first.Shape);
        var sums = new float[(long)first.Count * width];
        var code = new float[width];
        foreach (var (codes, weight) in terms)
        {
            RequireFinite(weight, nameof(terms));
            Columns.RequireWidth(width, Shapes.Size(codes.Shape), "term of the sum");
            if (codes.Count != first.Count)
            {
                throw new DataException($"A term of the sum has {codes.Count} codes, expected {first.Count} as the first has.");
            }
            for (var index = 0; index < codes.Count; index++)
            {
                codes.Read(index, code);
                Columns.RequireFinite(code, "codes", index);
                var sum = sums.AsSpan(index * width, width);
                Plus(sum, code, weight).CopyTo(sum);
            }
        }
        return new SampleSet(sums, width);
    }

    /// <summary>
    /// Codes that are too long brought back to a length, their direction kept; shorter ones as they are. Draws from N(0, I) in many dimensions are about √latent long (White 2016), and
    /// a decoder has seen no others: sums and far steps leave where it knows its way.
    /// </summary>
    /// <param name="codes">[samples, latent].</param>
    /// <param name="length">The longest that a code may be; null: √latent.</param>
    /// <returns>As many codes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or no number.</exception>
    /// <exception cref="DataException">There are no codes, or a value is NaN or infinite.</exception>
    public static SampleSet ClampLength(IDataset codes, double? length = null)
    {
        Columns.RequireCount(codes, "codes", 1);
        var width = Shapes.Size(codes.Shape);
        var longest = length ?? Math.Sqrt(width);
        if (!(longest >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(length), string.Create(CultureInfo.InvariantCulture, $"The length is {longest}, expected 0 or more."));
        }
        var clamped = new float[(long)codes.Count * width];
        for (var index = 0; index < codes.Count; index++)
        {
            var code = clamped.AsSpan(index * width, width);
            codes.Read(index, code);
            Columns.RequireFinite(code, "codes", index);
            var shrink = longest / Length(code);
            if (shrink < 1)
            {
                foreach (ref var value in code)
                {
                    value = (float)(value * shrink);
                }
            }
        }
        return new SampleSet(clamped, width);
    }

    /// <summary>The straight way between two codes: (1 − t)·a + t·b, t from 0 to 1 in equal steps.</summary>
    /// <param name="from">The code a.</param>
    /// <param name="to">The code b.</param>
    /// <param name="steps">Codes to return, both ends included; at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 2.</exception>
    /// <exception cref="ShapeException">The two have not the same number of dimensions, or none.</exception>
    /// <exception cref="DataException">A value is NaN or infinite.</exception>
    public static SampleSet Interpolate(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps)
    {
        RequireEnds(from, to, steps);
        var way = new float[(long)steps * from.Length];
        for (var step = 0; step < steps; step++)
        {
            Mix(way, step, steps, from, to, t => (1 - t, t));
        }
        return new SampleSet(way, from.Length);
    }

    /// <summary>
    /// The way between two codes along an arc (Shoemake 1985): the direction turns at a constant rate, the length changes in equal steps. Draws from N(0, I) in many dimensions lie near a
    /// sphere, which the straight way leaves for a region where there are hardly any (White 2016).
    /// </summary>
    /// <param name="from">Where to start, not 0.</param>
    /// <param name="to">Where to end, not 0 and not the other way.</param>
    /// <param name="steps">Codes to return, both ends included; at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 2.</exception>
    /// <exception cref="ShapeException">The two have not the same number of dimensions, or none.</exception>
    /// <exception cref="DataException">A value is NaN or infinite, a code is 0 and has no direction, or the two point in opposite ones, which no single arc joins.</exception>
    public static SampleSet InterpolateSpherical(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps)
    {
        RequireEnds(from, to, steps);
        var (start, end) = (Length(from), Length(to));
        if (start == 0 || end == 0)
        {
            throw new DataException("A code to interpolate is 0, expected two that have a direction.");
        }
        var angle = Angle(from, start, to, end);

        // sin Ω of nearly opposite directions has no digits left
        const double Opposite = 1e-6;
        if (Math.PI - angle < Opposite)
        {
            throw new DataException("The codes to interpolate point in opposite directions, expected two that one arc joins.");
        }
        var way = new float[(long)steps * from.Length];
        for (var step = 0; step < steps; step++)
        {
            Mix(way, step, steps, from, to, t =>
            {
                var length = (1 - t) * start + t * end;

                // (sin((1 − t)Ω)·a/|a| + sin(tΩ)·b/|b|)/sin Ω, which for Ω → 0 is the straight way
                return angle < Opposite
                    ? (length * (1 - t) / start, length * t / end)
                    : (length * Math.Sin((1 - t) * angle) / (Math.Sin(angle) * start), length * Math.Sin(t * angle) / (Math.Sin(angle) * end));
            });
        }
        return new SampleSet(way, from.Length);
    }

    /// <summary>A code with one dimension set to values in equal steps.</summary>
    /// <param name="code">The other dimensions' values.</param>
    /// <param name="dimension">Which dimension changes, from 0.</param>
    /// <param name="from">Its first value.</param>
    /// <param name="to">Its last value.</param>
    /// <param name="steps">Codes to return, both ends included; at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is less than 2, an end is no finite number, or there is no such dimension.</exception>
    /// <exception cref="DataException">A value of the code is NaN or infinite.</exception>
    public static SampleSet Traverse(ReadOnlySpan<float> code, int dimension, float from, float to, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(dimension, code.Length);
        RequireFinite(from, nameof(from));
        RequireFinite(to, nameof(to));
        float[] start = [.. code], end = [.. code];
        (start[dimension], end[dimension]) = (from, to);
        return Interpolate(start, end, steps);
    }

    private static float[] Plus(ReadOnlySpan<float> code, ReadOnlySpan<float> direction, float strength)
    {
        var sum = new float[code.Length];
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = code[i] + strength * direction[i];
        }
        return sum;
    }

    /// <summary>One code on the way: u·a + v·b, and the ends themselves, not what rounding makes of them.</summary>
    private static void Mix(float[] way, int step, int steps, ReadOnlySpan<float> from, ReadOnlySpan<float> to, Func<double, (double From, double To)> weights)
    {
        var (u, v) = step == 0 ? (1, 0) : step == steps - 1 ? (0, 1) : weights((double)step / (steps - 1));
        for (var i = 0; i < from.Length; i++)
        {
            way[step * from.Length + i] = (float)(u * from[i] + v * to[i]);
        }
    }

    private static double Length(ReadOnlySpan<float> code)
    {
        var sum = 0.0;
        foreach (var value in code)
        {
            sum += (double)value * value;
        }
        return Math.Sqrt(sum);
    }

    /// <summary>The angle between two codes, as exact for small ones as for large ones (Kahan): 2·atan2(|a − b|, |a + b|) of their directions.</summary>
    private static double Angle(ReadOnlySpan<float> from, double start, ReadOnlySpan<float> to, double end)
    {
        var (apart, together) = (0.0, 0.0);
        for (var i = 0; i < from.Length; i++)
        {
            var (a, b) = (from[i] / start, to[i] / end);
            apart += (a - b) * (a - b);
            together += (a + b) * (a + b);
        }
        return 2 * Math.Atan2(Math.Sqrt(apart), Math.Sqrt(together));
    }

    private static void RequireEnds(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        if (from.IsEmpty)
        {
            throw new ShapeException("A code has 0 dimensions, expected at least 1.") { Expected = "at least 1", Found = "0" };
        }
        Columns.RequireWidth(from.Length, to.Length, "code to end at");
        Columns.RequireFinite(from, "code to start from");
        Columns.RequireFinite(to, "code to end at");
    }

    private static void RequireFinite(float value, string name)
    {
        if (!float.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"The value is {value}, expected a finite number."));
        }
    }
}
