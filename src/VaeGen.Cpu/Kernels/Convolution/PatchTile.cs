using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>The micro-kernel of the convolutions: C[r] = Σ over the terms of a[rows[r] + terms[p]] · B[p], a tile of a few rows by one or two vectors in registers.</summary>
/// <remarks>
/// The matrix of patches is the sum of two lists: where a patch begins and where in a patch a term lies. So its rows are read where the
/// picture lies, and nothing is copied but the panel of B, which every tile shares. See <see cref="GemmTile{TSimd, TVector, T, TRows, TVectors}"/> for the form.
/// </remarks>
internal static unsafe class PatchTile<TSimd, TVector, T, TRows, TVectors>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
    where TRows : struct, IConstant
    where TVectors : struct, IConstant
{
    /// <summary>Multiplies rows of patches with a panel of B.</summary>
    /// <param name="count">Terms of every sum.</param>
    /// <param name="a">What the patches lie in.</param>
    /// <param name="rows">Where each row begins in a.</param>
    /// <param name="terms">Where each term lies in a row.</param>
    /// <param name="b">Term after term, all columns of one together.</param>
    /// <param name="finish">What becomes of the sums.</param>
    /// <param name="c">What the sums lie in.</param>
    /// <param name="targets">Where each row of sums begins in c.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(int count, T* a, int* rows, int* terms, T* b, GemmFinish<T>* finish, T* c, int* targets)
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
        T* a0 = Row<N1>(a, rows), a1 = Row<N2>(a, rows), a2 = Row<N3>(a, rows), a3 = Row<N4>(a, rows), a4 = Row<N5>(a, rows), a5 = Row<N6>(a, rows), a6 = Row<N7>(a, rows);
        T* a7 = Row<N8>(a, rows), a8 = Row<N9>(a, rows), a9 = Row<N10>(a, rows), a10 = Row<N11>(a, rows), a11 = Row<N12>(a, rows), a12 = Row<N13>(a, rows), a13 = Row<N14>(a, rows);
        for (var last = terms + count; terms < last; terms++, b += TVectors.Value * TSimd.Count)
        {
            long at = *terms;
            var left = TSimd.Load(b);
            var right = TVectors.Value > 1 ? TSimd.Load(b + TSimd.Count) : TSimd.Zero;
            Add<N1>(a0, at, left, right, ref s0, ref t0);
            Add<N2>(a1, at, left, right, ref s1, ref t1);
            Add<N3>(a2, at, left, right, ref s2, ref t2);
            Add<N4>(a3, at, left, right, ref s3, ref t3);
            Add<N5>(a4, at, left, right, ref s4, ref t4);
            Add<N6>(a5, at, left, right, ref s5, ref t5);
            Add<N7>(a6, at, left, right, ref s6, ref t6);
            Add<N8>(a7, at, left, right, ref s7, ref t7);
            Add<N9>(a8, at, left, right, ref s8, ref t8);
            Add<N10>(a9, at, left, right, ref s9, ref t9);
            Add<N11>(a10, at, left, right, ref s10, ref t10);
            Add<N12>(a11, at, left, right, ref s11, ref t11);
            Add<N13>(a12, at, left, right, ref s12, ref t12);
            Add<N14>(a13, at, left, right, ref s13, ref t13);
        }

        var alpha = TSimd.Broadcast(finish->Alpha);
        Store<N1>(s0, t0, alpha, finish, c, targets);
        Store<N2>(s1, t1, alpha, finish, c, targets);
        Store<N3>(s2, t2, alpha, finish, c, targets);
        Store<N4>(s3, t3, alpha, finish, c, targets);
        Store<N5>(s4, t4, alpha, finish, c, targets);
        Store<N6>(s5, t5, alpha, finish, c, targets);
        Store<N7>(s6, t6, alpha, finish, c, targets);
        Store<N8>(s7, t7, alpha, finish, c, targets);
        Store<N9>(s8, t8, alpha, finish, c, targets);
        Store<N10>(s9, t9, alpha, finish, c, targets);
        Store<N11>(s10, t10, alpha, finish, c, targets);
        Store<N12>(s11, t11, alpha, finish, c, targets);
        Store<N13>(s12, t12, alpha, finish, c, targets);
        Store<N14>(s13, t13, alpha, finish, c, targets);
    }

    // Below, TRow counts from one: a row that the tile does not have costs nothing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* Row<TRow>(T* a, int* rows)
        where TRow : struct, IConstant
        => TRow.Value <= TRows.Value ? a + rows[TRow.Value - 1] : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TRow>(T* row, long at, TVector left, TVector right, ref TVector s, ref TVector t)
        where TRow : struct, IConstant
    {
        if (TRow.Value <= TRows.Value)
        {
            var x = TSimd.Broadcast(row[at]);
            s = TSimd.MultiplyAdd(x, left, s);
            if (TVectors.Value > 1)
            {
                t = TSimd.MultiplyAdd(x, right, t);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TRow>(TVector s, TVector t, TVector alpha, GemmFinish<T>* finish, T* c, int* targets)
        where TRow : struct, IConstant
    {
        if (TRow.Value <= TRows.Value)
        {
            GemmTile<TSimd, TVector, T, TRows, TVectors>.Store(s, t, alpha, finish, c + targets[TRow.Value - 1]);
        }
    }
}
