namespace VaeGen;

/// <summary>The processes that <c>mpirun -np N</c> started, joined by Open MPI 4 or 5.</summary>
/// <remarks>
/// Call <see cref="Complete"/> when this process has done its part. One that is disposed of without it, because an exception left its
/// scope, ends the whole job at once: the others would wait for it without end. So tell of the exception before.
/// </remarks>
/// <example>
/// <code>
/// using var processes = MpiCommunicator.Start();
/// model.Fit(digits, new TrainingOptions { Communicator = processes });
/// if (processes.Rank == 0) model.Save("digits.safetensors");
/// processes.Complete();
/// </code>
/// </example>
public sealed unsafe class MpiCommunicator : ICommunicator, IDisposable
{
    private readonly OpenMpi mpi;
    private bool isComplete;
    private bool isDisposed;

    private MpiCommunicator(OpenMpi mpi)
    {
        this.mpi = mpi;
        (Rank, Size, LocalRank) = (mpi.Rank(), mpi.Size(), mpi.LocalRank());
    }

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size { get; }

    /// <summary>Which of the processes on this machine this is, from 0: the GPU that it should take.</summary>
    public int LocalRank { get; }

    /// <summary>Joins the other processes; a program that <c>mpirun</c> did not start is the only one.</summary>
    /// <exception cref="MpiException">Open MPI is not installed, or was started in this process before.</exception>
    public static MpiCommunicator Start()
    {
        var mpi = OpenMpi.Load();
        mpi.Start();
        return new MpiCommunicator(mpi);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public void AllReduce(Span<float> values)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        fixed (float* first = values)
        {
            mpi.Sum(first, values.Length, mpi.Float);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public void AllReduce(Span<double> values)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        fixed (double* first = values)
        {
            mpi.Sum(first, values.Length, mpi.Double);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It was disposed of.</exception>
    public void Broadcast(Span<byte> values)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        fixed (byte* first = values)
        {
            mpi.Broadcast(first, values.Length);
        }
    }

    /// <summary>Says that this process has done its part, so that disposing of this only waits for the others.</summary>
    public void Complete() => isComplete = true;

    /// <summary>Leaves the other processes, once all of them do; without <see cref="Complete"/> before it, ends them all with exit code 1.</summary>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }
        isDisposed = true;
        if (isComplete)
        {
            mpi.Finish();
        }
        else
        {
            Console.Error.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"VaeGen: process {Rank + 1} of {Size} did not complete its part, so the job ends."));
            mpi.Abort(exitCode: 1);
        }
    }
}
