using System.Diagnostics;
using System.Globalization;

namespace VaeGen.Examples.Tests;

/// <summary>The example in several processes, which mpirun starts.</summary>
internal static class Mpi
{
    // mpirun asks root whether it is meant, as a container's only user is; and its programs see a terminal, which they need not set up
    private static readonly string[] quiet = ["env", "TERM=dumb", "OMPI_ALLOW_RUN_AS_ROOT=1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1", "mpirun", "--oversubscribe"];

    /// <summary>Skips the test where there is no Open MPI, unless VAEGEN_REQUIRE_MPI says that there must be.</summary>
    public static void Require()
    {
        var isInstalled = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "mpirun")));
        Assert.SkipUnless(
            isInstalled || Environment.GetEnvironmentVariable("VAEGEN_REQUIRE_MPI") == "1",
            "Open MPI is not installed here: there is no mpirun, which Debian has in openmpi-bin.");
    }

    /// <summary>Runs so many processes of the example to their end.</summary>
    public static Task<ProgramRun> RunAsync(int processes, params string[] args) => DigitsProgram.EndAsync(Start([args, .. Enumerable.Repeat(args, processes - 1)]));

    /// <summary>Starts a process of the example with each of the argument lists.</summary>
    public static Process Start(params string[][] argsOfEach) => DigitsProgram.StartCommand(
    [
        .. quiet,
        .. argsOfEach.SelectMany((args, rank) => (string[])[.. rank == 0 ? [] : new[] { ":" }, "-np", "1", .. DigitsProgram.Command(["--distributed", "--threads", "1", .. args])]),
    ]);

    /// <summary>The processes that mpirun started, in no certain order.</summary>
    public static int[] Ranks(Process mpirun) =>
    [
        .. File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{mpirun.Id}/task/{mpirun.Id}/children"))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture)),
    ];
}
