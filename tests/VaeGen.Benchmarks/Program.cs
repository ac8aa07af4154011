using VaeGen.Benchmarks;

return args switch
{
    ["gemm", .. var options] => GemmBenchmark.Run(options),
    _ => Help(),
};

static int Help()
{
    Console.Error.WriteLine("Benchmarks, by first word: gemm | peers. Build in Release.");
    return 2;
}
