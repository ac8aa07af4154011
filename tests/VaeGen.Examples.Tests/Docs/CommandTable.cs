namespace VaeGen.Examples.Tests;

/// <summary>How it is known that a command of a page works.</summary>
internal abstract record Proof(string Command);

/// <summary>The test types it: the program that it names lies beside the tests.</summary>
/// <param name="Command">The command, as a page has it.</param>
/// <param name="Values">What stands in the place of its words in capitals.</param>
/// <param name="Shorter">Options behind its own that make it shorter, and nothing else.</param>
/// <param name="Leaves">The files that it leaves.</param>
internal sealed record Typed(string Command, (string Word, string Value)[] Values, string Shorter, params string[] Leaves) : Proof(Command);

/// <summary>Something else runs it, or the same program with options that make it shorter.</summary>
/// <param name="Command">The command, as a page has it.</param>
/// <param name="File">A file of the repository.</param>
/// <param name="Text">What stands in that file: the name of a test, or a line.</param>
internal sealed record Elsewhere(string Command, string File, string Text) : Proof(Command);

/// <summary>Nothing runs it.</summary>
/// <param name="Command">The command, as a page has it.</param>
/// <param name="Reason">What it needs that CI does not have.</param>
internal sealed record Untried(string Command, string Reason) : Proof(Command);

/// <summary>For every command of the pages, how it is known to work.</summary>
internal static class CommandTable
{
    private const string Digits = "dotnet run -c Release --project examples/Digits";
    private const string Benchmarks = "dotnet run -c Release --project tests/VaeGen.Benchmarks --";
    private const string Ci = ".ci/run";
    private const string Faces = "tests/VaeGen.Faces.Tests/ProgramTests.cs";
    private const string Explorer = "tests/VaeGen.Explorer.Tests/ProgramTests.cs";
    private const string Templates = "tests/VaeGen.Package.Tests/TemplateTests.cs";
    private const string Consumer = "tests/VaeGen.Package.Tests/ConsumerTests.cs";
    private const string Guide = "docs/start.md"; // whose commands GuideTests types
    private const string Native = "the package TorchSharp-cpu, which not every registry carries";
    private const string Quiet = "a machine that does nothing else for minutes: it measures";

    public static IReadOnlyList<Proof> All { get; } =
    [
        new Elsewhere(Digits, Ci, Digits),
        new Typed($"{Digits} -- --model NAME --data FOLDER --epochs 10 --likelihood 50", [("NAME", "beta"), ("FOLDER", "few")], "", "out/digits/samples.png"),
        new Typed($"{Digits} -- --resume --epochs 60", [], "--data few", "out/digits/checkpoints/best.safetensors"),
        new Typed($"{Digits} -- --log out/digits/log", [], "--data few --epochs 1", "out/digits/log/training.jsonl"),
        new Untried($"{Digits} -p:VaeEngine=TorchSharp", Native),
        new Elsewhere("dotnet test", Ci, "\ndotnet test "),
        new Untried("dotnet test -p:VaeEngine=TorchSharp", Native),
        new Elsewhere("dotnet build -c Release examples/Digits", Ci, Digits), // which builds it
        new Elsewhere("mpirun -np 2 dotnet run -c Release --no-build --project examples/Digits -- --distributed --threads 1 --epochs 3", "tests/VaeGen.Examples.Tests/DistributedTests.cs", "Several_processes_learn_what_one_learns"),
        new Untried("mpirun --hostfile machines --map-by core dotnet MyProgram.dll", "two machines"),
        new Elsewhere("dotnet run -c Release --project examples/Anomaly", "tests/VaeGen.Examples.Tests/AnomalyTests.cs", "The_model_tells_unusual_ground_better_than_principal_components_do"),
        new Elsewhere("dotnet run -c Release --project examples/Theory", "tests/VaeGen.Examples.Tests/TheoryTests.cs", "A_short_run_draws_every_figure_of_the_page_and_no_other"),
        new Elsewhere("dotnet run -c Release --project examples/Faces", Faces, "A_short_run_leaves_its_pictures_its_model_and_its_concepts"),
        new Elsewhere("dotnet run -c Release --project examples/Faces -- --epochs 2", Faces, "A_short_run_leaves_its_pictures_its_model_and_its_concepts"),
        new Elsewhere("dotnet run -c Release --project examples/Faces -- --measure", Faces, "Its_speed_is_measured"),
        new Elsewhere("dotnet run -c Release --project examples/Explorer", Explorer, "Ctrl_C_ends_it_cleanly"),
        new Elsewhere("dotnet run -c Release --project examples/Explorer -- --measure", Explorer, "Without_a_model_it_learns_digits_first_and_measures_a_move"),
        new Untried("dotnet run -c Release --project examples/Explorer -- --measure --model out/faces/faces.safetensors", "the model of a run of examples/Faces, which takes minutes"),
        new Typed("dotnet run -c Release --project examples/Draw -- --count 100 --seed 1 --out drawn.png", [], "", "drawn.png"),
        new Elsewhere("dotnet publish examples/Draw -c Release --use-current-runtime -p:Aot=true", "tests/VaeGen.Examples.Tests/Publishing/PublishTests.cs", "Compiled_ahead_of_time_it_does_the_same"),
        new Untried("nm Draw.dbg", "what the command above makes"),
        new Elsewhere("dotnet run -c Release --project tests/VaeGen.LongRun -- 1000000 out/long-run", "tests/VaeGen.Examples.Tests/LongRunTests.cs", "Resident_memory_and_live_tensors_stay_what_they_are_over_200_000_steps"),
        new Elsewhere("npm install --prefix out/npm --ignore-scripts onnxruntime-node@1.30.0", Ci, "onnxruntime-node@1.30.0"),
        new Elsewhere("VAEGEN_ONNXRUNTIME=$PWD/out/npm/node_modules/onnxruntime-node dotnet run -c Release --project tests/VaeGen.Onnx.Tests -- -showLiveOutput", Ci, "VAEGEN_ONNXRUNTIME=\"$out/npm/node_modules/onnxruntime-node\""),
        new Untried($"{Benchmarks} scaling --rounds 5", Quiet),
        new Untried($"{Benchmarks} start", Quiet),
        new Untried($"{Benchmarks} generator", Quiet),
        new Untried(Benchmarks, Quiet),
        new Elsewhere("dotnet new install VaeGen.Templates", Guide, "\ndotnet new install VaeGen.Templates\n"),
        new Elsewhere("dotnet new vaegen-digits -n MyDigits", Templates, "vaegen-digits"),
        new Elsewhere("dotnet new vaegen-digits --engine torchsharp", Templates, "\"--engine\", \"torchsharp\""),
        new Elsewhere("dotnet new vaegen-faces -n MyFaces", Templates, "vaegen-faces"),
        new Elsewhere("dotnet new vaegen-table -n MyTable", Templates, "vaegen-table"),
        new Elsewhere("dotnet new vaegen-model -n MyVae", Templates, "A_model_is_added_to_a_program"),
        new Elsewhere("dotnet add package VaeGen", Guide, "\ndotnet add package VaeGen\n"),
        new Elsewhere("dotnet add package VaeGen.Cpu", Guide, "\ndotnet add package VaeGen.Cpu\n"),
        new Elsewhere("dotnet build", Guide, "\ndotnet build\n"),
        new Elsewhere("dotnet build -p:ReportAnalyzer=true -v:d", Consumer, "A_build_lists_the_time_of_each_analyzer_and_nuget_says_where_a_package_comes_from"),
        new Elsewhere("dotnet nuget why PROJECT TorchSharp", Consumer, "A_build_lists_the_time_of_each_analyzer_and_nuget_says_where_a_package_comes_from"),
        new Typed("dotnet --version", [], ""),
        new Untried("VAEGEN_ACCEPT_SNAPSHOTS=1 dotnet test tests/VaeGen.Generators.Tests", "somebody who looks at what it changes: it writes over the snapshots that other tests read"),
        new Untried("tail -f out/digits/log/training.jsonl", "somebody who ends it"),
        new Untried("tensorboard --logdir out/digits/log", "TensorBoard; LogTests reads the files as it would"),
        new Untried("dotnet-counters monitor --name Digits --counters VaeGen", "dotnet-counters, which is another package"),
    ];
}
