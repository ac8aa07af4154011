using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels;

/// <summary>The micro-kernel: a tile of C, a few rows by one or two vectors, held in registers while k runs.</summary>
/// <remarks>
/// Conditions on <typeparamref name="TRows"/> and <typeparamref name="TVectors"/> are constants to the JIT, so every shape is the same source:
/// two vectors by 14 rows fill the 32 registers of AVX-512 and NEON, by 6 rows the 16 of AVX2. Locals, not an array: only those live in registers.
/// A is read where it lies, one number at a time: three rows share a pointer, so that the pointers of 14 rows fit the general registers.
/// </remarks>
internal static unsafe class GemmTile<TSimd, TVector, T, TRows, TVectors>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
    where TRows : struct, IConstant
    where TVectors : struct, IConstant
{
    /// <summary>Multiplies rows of A with a panel of B.</summary>
    /// <param name="k">Terms of every sum.</param>
    /// <param name="a">Row r of term p is a[r · aRow + p · aStep].</param>
    /// <param name="aRow">Step from row to row in A.</param>
    /// <param name="aStep">Step from term to term in A.</param>
    /// <param name="b">Column j of term p is b[p · bStep + j].</param>
    /// <param name="bStep">Step from term to term in B.</param>
    /// <param name="finish">What becomes of the sums.</param>
    /// <param name="c">The tile of C.</param>
    /// <param name="cRow">Step from row to row in C.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(int k, T* a, long aRow, long aStep, T* b, long bStep, GemmFinish<T>* finish, T* c, long cRow)
    {
        TVector s0 = TSimd.Zero, t0 = TSimd.Zero;
        TVector s1 = TSimd.Zero, t1 = TSimd.Zero;
        TVector s2 = TSimd.Zero, t2 = TSimd.Zero;
        TVector s3 = TSimd.Zero, t3 = TSimd.Zero;
        TVector s4 = TSimd.Zero, t4 = TSimd.Zero;
        TVector s5 = TSimd.Zero, t5 = TSimd.Zero;
        TVector s6 = TSimd.Zero, t6 = TSimd.Zero;
        TVector s7 = TSimd.Zero, t7 = TSimd.Zero;
        TVector s8 = TSimd.Zero, t8 = TSimd.Zero;
        TVector s9 = TSimd.Zero, t9 = TSimd.Zero;
        TVector s10 = TSimd.Zero, t10 = TSimd.Zero;
        TVector s11 = TSimd.Zero, t11 = TSimd.Zero;
        TVector s12 = TSimd.Zero, t12 = TSimd.Zero;
        TVector s13 = TSimd.Zero, t13 = TSimd.Zero;
        var second = 2 * aRow;
        var a3 = a + (3 * aRow);
        var a6 = a + (6 * aRow);
        var a9 = a + (9 * aRow);
        var a12 = a + (12 * aRow);
        for (; k > 0; k--)
        {
            var left = TSimd.Load(b);
            var right = TVectors.Value > 1 ? TSimd.Load(b + TSimd.Count) : TSimd.Zero;
            b += bStep;
            var x = TSimd.Broadcast(*a);
            s0 = TSimd.MultiplyAdd(x, left, s0);
            t0 = Add(x, right, t0);
            if (TRows.Value > 1)
            {
                x = TSimd.Broadcast(a[aRow]);
                s1 = TSimd.MultiplyAdd(x, left, s1);
                t1 = Add(x, right, t1);
            }

            if (TRows.Value > 2)
            {
                x = TSimd.Broadcast(a[second]);
                s2 = TSimd.MultiplyAdd(x, left, s2);
                t2 = Add(x, right, t2);
            }

            if (TRows.Value > 3)
            {
                x = TSimd.Broadcast(*a3);
                s3 = TSimd.MultiplyAdd(x, left, s3);
                t3 = Add(x, right, t3);
            }

            if (TRows.Value > 4)
            {
                x = TSimd.Broadcast(a3[aRow]);
                s4 = TSimd.MultiplyAdd(x, left, s4);
                t4 = Add(x, right, t4);
            }

            if (TRows.Value > 5)
            {
                x = TSimd.Broadcast(a3[second]);
                s5 = TSimd.MultiplyAdd(x, left, s5);
                t5 = Add(x, right, t5);
            }

            if (TRows.Value > 6)
            {
                x = TSimd.Broadcast(*a6);
                s6 = TSimd.MultiplyAdd(x, left, s6);
                t6 = Add(x, right, t6);
            }

            if (TRows.Value > 7)
            {
                x = TSimd.Broadcast(a6[aRow]);
                s7 = TSimd.MultiplyAdd(x, left, s7);
                t7 = Add(x, right, t7);
            }

            if (TRows.Value > 8)
            {
                x = TSimd.Broadcast(a6[second]);
                s8 = TSimd.MultiplyAdd(x, left, s8);
                t8 = Add(x, right, t8);
            }

            if (TRows.Value > 9)
            {
                x = TSimd.Broadcast(*a9);
                s9 = TSimd.MultiplyAdd(x, left, s9);
                t9 = Add(x, right, t9);
            }

            if (TRows.Value > 10)
            {
                x = TSimd.Broadcast(a9[aRow]);
                s10 = TSimd.MultiplyAdd(x, left, s10);
                t10 = Add(x, right, t10);
            }

            if (TRows.Value > 11)
            {
                x = TSimd.Broadcast(a9[second]);
                s11 = TSimd.MultiplyAdd(x, left, s11);
                t11 = Add(x, right, t11);
            }

            if (TRows.Value > 12)
            {
                x = TSimd.Broadcast(*a12);
                s12 = TSimd.MultiplyAdd(x, left, s12);
                t12 = Add(x, right, t12);
            }

            if (TRows.Value > 13)
            {
                x = TSimd.Broadcast(a12[aRow]);
                s13 = TSimd.MultiplyAdd(x, left, s13);
                t13 = Add(x, right, t13);
            }

            a += aStep;
            if (TRows.Value > 3)
            {
                a3 += aStep;
            }

            if (TRows.Value > 6)
            {
                a6 += aStep;
            }

            if (TRows.Value > 9)
            {
                a9 += aStep;
            }

            if (TRows.Value > 12)
            {
                a12 += aStep;
            }
        }

        var alpha = TSimd.Broadcast(finish->Alpha);
        Store(s0, t0, alpha, finish, c);
        if (TRows.Value > 1)
        {
            Store(s1, t1, alpha, finish, c + cRow);
        }

        if (TRows.Value > 2)
        {
            Store(s2, t2, alpha, finish, c + (2 * cRow));
        }

        if (TRows.Value > 3)
        {
            Store(s3, t3, alpha, finish, c + (3 * cRow));
        }

        if (TRows.Value > 4)
        {
            Store(s4, t4, alpha, finish, c + (4 * cRow));
        }

        if (TRows.Value > 5)
        {
            Store(s5, t5, alpha, finish, c + (5 * cRow));
        }

        if (TRows.Value > 6)
        {
            Store(s6, t6, alpha, finish, c + (6 * cRow));
        }

        if (TRows.Value > 7)
        {
            Store(s7, t7, alpha, finish, c + (7 * cRow));
        }

        if (TRows.Value > 8)
        {
            Store(s8, t8, alpha, finish, c + (8 * cRow));
        }

        if (TRows.Value > 9)
        {
            Store(s9, t9, alpha, finish, c + (9 * cRow));
        }

        if (TRows.Value > 10)
        {
            Store(s10, t10, alpha, finish, c + (10 * cRow));
        }

        if (TRows.Value > 11)
        {
            Store(s11, t11, alpha, finish, c + (11 * cRow));
        }

        if (TRows.Value > 12)
        {
            Store(s12, t12, alpha, finish, c + (12 * cRow));
        }

        if (TRows.Value > 13)
        {
            Store(s13, t13, alpha, finish, c + (13 * cRow));
        }
    }

    // The second vector, if there is one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add(TVector x, TVector right, TVector sum) => TVectors.Value > 1 ? TSimd.MultiplyAdd(x, right, sum) : sum;

    /// <summary>Finishes a row of the tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store(TVector left, TVector right, TVector alpha, GemmFinish<T>* finish, T* c)
    {
        Store(left, alpha, finish, c, 0);
        if (TVectors.Value > 1)
        {
            Store(right, alpha, finish, c, TSimd.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector sums, TVector alpha, GemmFinish<T>* finish, T* c, int column)
    {
        sums = TSimd.Multiply(sums, alpha);
        if (finish->Bias != null)
        {
            sums = TSimd.Add(sums, TSimd.Load(finish->Bias + column));
        }

        if (finish->Accumulate)
        {
            sums = TSimd.MultiplyAdd(TSimd.Load(c + column), TSimd.Broadcast(finish->Beta), sums);
        }

        TSimd.Store(sums, c + column);
    }
}
