namespace VaeGen.Cpu.Kernels;

/// <summary>How a tile's sums enter C: C = Alpha · sum (+ Bias) (+ Beta · C).</summary>
internal unsafe struct GemmFinish<T>
    where T : unmanaged
{
    /// <summary>Factor of the sums.</summary>
    public T Alpha;

    /// <summary>Factor of the old C.</summary>
    public T Beta;

    /// <summary>Whether the old C counts; if not it is never read.</summary>
    public bool Accumulate;

    /// <summary>Null, or what is added to every row, from the tile's first column on.</summary>
    public T* Bias;
}
