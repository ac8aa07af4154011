using System.Globalization;
using VaeGen;
using VaeGen.Benchmarks;
using VaeGen.Benchmarks.Generator;
using VaeGen.Benchmarks.Peers;
using VaeGen.Benchmarks.Scaling;

try
{
    return args switch
    {
#if VAE_ENGINE_CPU
        ["gemm", .. var options] => GemmBenchmark.Run(options),
#endif
        ["generator"] => GeneratorBenchmark.Run(),
        ["start"] => StartBenchmark.Run(),
        ["peers", .. var options] => PeersBenchmark.Run(PeerOptions.Parse(options)),
        ["scaling", .. var options] => ScalingBenchmark.Run(options),
        ["scaling-rank", var steps, var how] => ScalingRank.Run(int.Parse(steps, CultureInfo.InvariantCulture), isConnected: how == "connected"), // what scaling starts
        ["parity", .. var options] => ParityCheck.Run(PeerOptions.Parse(options)),
        _ => Help(),
    };
}
catch (Exception error) when (error is PeerException or VaeGenException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

static int Help()
{
    Console.Error.WriteLine("""
        Build in Release; the first word says what to measure:
          peers   --workload mlp|conv28|conv64 [--data DIR] [--threads N] [--rounds N] [--verbose]
                  VaeGen and PyTorch in turn, images/s
          parity  [--data DIR] [--threads N]
                  the loss of one epoch with seed 1 in both
          scaling [--ranks N] [--rounds N]
                  conv64 in one process and in several that mpirun starts, one thread each
          gemm    matrix products alone
          start
                  from the start of a process to its first step, to its first sample, and to a picture that examples/Draw drew
          generator
                  the source generator: a build from nothing, and the edits after it
        """);
    return 2;
}
