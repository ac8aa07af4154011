namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>
/// How to walk the elements of up to four tensors of the same (broadcast) sizes in step: along the memory of the first one,
/// the output, and in as few dimensions as possible, so that what is contiguous in every operand becomes one run.
/// </summary>
internal unsafe struct LoopPlan
{
    internal const int MaxOperands = 4;
    private const int MaxRank = 24;

    private fixed long sizes[MaxRank];
    private fixed long strides[MaxRank * MaxOperands];
    private int rank;
    private int operands;

    /// <summary>Elements in all.</summary>
    internal long Count { get; private set; }

    /// <summary>Elements in one run along the innermost dimension.</summary>
    internal long Inner => rank == 0 ? 1 : sizes[rank - 1];

    internal static LoopPlan For(long[] sizes, params ReadOnlySpan<TensorImpl> operands)
    {
        var plan = default(LoopPlan);
        plan.operands = operands.Length;
        plan.Count = Shapes.Count(sizes);
        Span<long> current = stackalloc long[MaxOperands];
        Span<int> order = stackalloc int[sizes.Length];
        Order(operands[0], order);
        foreach (var dim in order)
        {
            var size = sizes[dim];
            if (size == 1)
            {
                continue;
            }
            for (var k = 0; k < operands.Length; k++)
            {
                var own = dim - (sizes.Length - operands[k].Sizes.Length);
                current[k] = own < 0 || operands[k].Sizes[own] == 1 ? 0 : operands[k].Strides[own];
            }
            plan.Append(size, current);
        }
        return plan;
    }

    internal long InnerStride(int operand) => rank == 0 ? 0 : strides[((rank - 1) * MaxOperands) + operand];

    /// <summary>Places a cursor at an element, counted in the order of the walk.</summary>
    internal void Seek(long index, ref LoopCursor cursor)
    {
        for (var k = 0; k < operands; k++)
        {
            cursor.Offsets[k] = 0;
        }
        for (var dim = rank - 1; dim >= 0; dim--)
        {
            var (rest, position) = Math.DivRem(index, sizes[dim]);
            cursor.Positions[dim] = position;
            for (var k = 0; k < operands; k++)
            {
                cursor.Offsets[k] += position * strides[(dim * MaxOperands) + k];
            }
            index = rest;
        }
    }

    /// <summary>How many elements of the innermost run are left at the cursor.</summary>
    internal long Left(ref LoopCursor cursor) => rank == 0 ? 1 : sizes[rank - 1] - cursor.Positions[rank - 1];

    /// <summary>Moves a cursor to the start of the next innermost run.</summary>
    internal void NextRun(ref LoopCursor cursor)
    {
        for (var dim = rank - 1; dim >= 0; dim--)
        {
            var back = dim == rank - 1 ? cursor.Positions[dim] : sizes[dim] - 1;
            for (var k = 0; k < operands; k++)
            {
                cursor.Offsets[k] -= back * strides[(dim * MaxOperands) + k];
            }
            cursor.Positions[dim] = 0;
            if (dim == 0)
            {
                return;
            }
            if (++cursor.Positions[dim - 1] < sizes[dim - 1])
            {
                for (var k = 0; k < operands; k++)
                {
                    cursor.Offsets[k] += strides[((dim - 1) * MaxOperands) + k];
                }
                return;
            }
        }
    }

    /// <summary>The output's dimensions from the largest step to the smallest; equal ones stay as they are.</summary>
    private static void Order(TensorImpl output, Span<int> order)
    {
        for (var dim = 0; dim < order.Length; dim++)
        {
            var place = dim;
            if (!output.IsContiguous)
            {
                while (place > 0 && Math.Abs(output.Strides[order[place - 1]]) < Math.Abs(output.Strides[dim]))
                {
                    order[place] = order[place - 1];
                    place--;
                }
            }
            order[place] = dim;
        }
    }

    private void Append(long size, ReadOnlySpan<long> current)
    {
        if (rank > 0)
        {
            // The outer dimension steps exactly over this one in every operand: they are one.
            var joins = true;
            for (var k = 0; k < operands; k++)
            {
                joins &= strides[((rank - 1) * MaxOperands) + k] == current[k] * size;
            }
            if (joins)
            {
                sizes[rank - 1] *= size;
                for (var k = 0; k < operands; k++)
                {
                    strides[((rank - 1) * MaxOperands) + k] = current[k];
                }
                return;
            }
        }
        var dims = rank + 1;
        Errors.Check(rank < MaxRank, $"tensors of more than {MaxRank} dimensions are not supported (got {dims})");
        sizes[rank] = size;
        for (var k = 0; k < operands; k++)
        {
            strides[(rank * MaxOperands) + k] = current[k];
        }
        rank++;
    }

    /// <summary>A place in the walk.</summary>
    internal struct LoopCursor
    {
        internal fixed long Positions[MaxRank];
        internal fixed long Offsets[MaxOperands];
    }
}
