using System.Runtime.InteropServices;

namespace VaeGen;

/// <summary>The few functions of Open MPI that training needs, looked up when they are first wanted: who does not use them need not have them.</summary>
/// <remarks>In Open MPI a communicator, a type or an operation is the address of a variable that its library exports.</remarks>
internal sealed unsafe class OpenMpi
{
    // one thread at a time, but not always the same one
    private const int Serialized = 2;
    private const int SplitByMemory = 0;

    private static readonly string[] LibraryNames = OperatingSystem.IsMacOS() ? ["libmpi.40.dylib", "libmpi.dylib"] : ["libmpi.so.40", "libmpi.so"];

    // tells a reduction that the values are replaced where they are
    private static readonly void* InPlace = (void*)1;

    private readonly nint library;
    private readonly void* world;
    private readonly delegate* unmanaged<void*, void*, int, void*, void*, void*, int> allReduce;
    private readonly delegate* unmanaged<void*, int, void*, int, void*, int> broadcast;

    private OpenMpi(nint library)
    {
        this.library = library;
        world = Symbol("ompi_mpi_comm_world");
        allReduce = (delegate* unmanaged<void*, void*, int, void*, void*, void*, int>)Symbol("MPI_Allreduce");
        broadcast = (delegate* unmanaged<void*, int, void*, int, void*, int>)Symbol("MPI_Bcast");
        Float = (nint)Symbol("ompi_mpi_float");
        Double = (nint)Symbol("ompi_mpi_double");
    }

    public nint Float { get; }

    public nint Double { get; }

    /// <exception cref="MpiException">It is not installed, or another MPI has its name.</exception>
    public static OpenMpi Load()
    {
        foreach (var name in LibraryNames)
        {
            if (!NativeLibrary.TryLoad(name, out var library))
            {
                continue;
            }
            return NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out _)
                ? new OpenMpi(library)
                : throw new MpiException($"{name} is not Open MPI's, expected Open MPI 4 or 5: other libraries number their types differently.");
        }
        throw new MpiException($"Open MPI is not installed: found no {LibraryNames[0]}, which Debian has in libopenmpi3, with mpirun in openmpi-bin.");
    }

    /// <exception cref="MpiException">MPI was started in this process before, or does not start.</exception>
    public void Start()
    {
        int started;
        Check(((delegate* unmanaged<int*, int>)Symbol("MPI_Initialized"))(&started), "MPI_Initialized");
        if (started != 0)
        {
            throw new MpiException("MPI was started in this process before, expected once: keep one MpiCommunicator for the whole program.");
        }
        int provided;
        Check(((delegate* unmanaged<void*, void*, int, int*, int>)Symbol("MPI_Init_thread"))(null, null, Serialized, &provided), "MPI_Init_thread");
    }

    public int Rank() => Ask("MPI_Comm_rank", world);

    public int Size() => Ask("MPI_Comm_size", world);

    /// <summary>The rank among the processes of this machine.</summary>
    public int LocalRank()
    {
        void* machine;
        var split = (delegate* unmanaged<void*, int, int, void*, void**, int>)Symbol("MPI_Comm_split_type");
        Check(split(world, SplitByMemory, 0, Symbol("ompi_mpi_info_null"), &machine), "MPI_Comm_split_type");
        var rank = Ask("MPI_Comm_rank", machine);
        Check(((delegate* unmanaged<void**, int>)Symbol("MPI_Comm_free"))(&machine), "MPI_Comm_free");
        return rank;
    }

    public void Sum(void* values, int count, nint type) =>
        Check(allReduce(InPlace, values, count, (void*)type, Symbol("ompi_mpi_op_sum"), world), "MPI_Allreduce");

    public void Broadcast(void* values, int count) => Check(broadcast(values, count, Symbol("ompi_mpi_byte"), 0, world), "MPI_Bcast");

    public void Finish() => Check(((delegate* unmanaged<int>)Symbol("MPI_Finalize"))(), "MPI_Finalize");

    /// <summary>Ends all processes of the job, this one too.</summary>
    public void Abort(int exitCode) => ((delegate* unmanaged<void*, int, int>)Symbol("MPI_Abort"))(world, exitCode);

    private int Ask(string function, void* communicator)
    {
        int value;
        Check(((delegate* unmanaged<void*, int*, int>)Symbol(function))(communicator, &value), function);
        return value;
    }

    private void* Symbol(string name) => (void*)NativeLibrary.GetExport(library, name);

    // Open MPI ends the job itself on most errors
    private static void Check(int code, string function)
    {
        if (code != 0)
        {
            throw new MpiException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{function} failed with Open MPI's error {code}, expected 0."));
        }
    }
}
