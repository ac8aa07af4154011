namespace VaeGen.Generators.Emission;

/// <summary>Every name outside the emitted class that emitted code uses, and the one place they are spelt.</summary>
internal static class Names
{
    // the engine: what the assembly TorchSharp and the assembly VaeGen.Cpu both define
    public const string Torch = "global::TorchSharp.torch";
    public const string Tensor = Torch + ".Tensor";
    public const string Device = Torch + ".Device";
    public const string Module = Torch + ".nn.Module";
    public const string Functional = Torch + ".nn.functional";
    public const string Reduction = Torch + ".nn.Reduction";
    public const string ScalarType = Torch + ".ScalarType";
    public const string Optim = Torch + ".optim";
    public const string Linear = "global::TorchSharp.Modules.Linear";
    public const string Parameter = "global::TorchSharp.Modules.Parameter";
    public const string Conv2d = "global::TorchSharp.Modules.Conv2d";
    public const string ConvTranspose2d = "global::TorchSharp.Modules.ConvTranspose2d";
    public const string BatchNorm1d = "global::TorchSharp.Modules.BatchNorm1d";
    public const string BatchNorm2d = "global::TorchSharp.Modules.BatchNorm2d";
    public const string GroupNorm = "global::TorchSharp.Modules.GroupNorm";
    public const string LayerNorm = "global::TorchSharp.Modules.LayerNorm";

    public const string Adam = "global::TorchSharp.Modules.Adam";
    public const string AdamW = "global::TorchSharp.Modules.AdamW";
    public const string OptimizerHelper = "global::TorchSharp.Modules.OptimizerHelper";
    public const string OptimizerState = "global::TorchSharp.Modules.OptimizerState";

    // VaeGen's runtime
    public const string Batch = Runtime + "Batch";
    public const string BatchShare = Runtime + "BatchShare";
    public const string Communicator = Runtime + "ICommunicator";
    public const string DataException = Runtime + "DataException";
    public const string Dataset = Runtime + "IDataset";
    public const string LabelledDataset = Runtime + "ILabelledDataset";
    public const string ConditionedDataset = Runtime + "IConditionedDataset";
    public const string ITrainingState = Runtime + "ITrainingState";
    public const string LearningRateSchedule = Runtime + "LearningRateSchedule";
    public const string LatentCodes = Runtime + "LatentCodes";
    public const string LossSummary = Runtime + "LossSummary";
    public const string ModelFile = Runtime + "ModelFile";
    public const string ModelReport = Runtime + "ModelReport";
    public const string ModelFileException = Runtime + "ModelFileException";
    public const string NonFiniteLossException = Runtime + "NonFiniteLossException";
    public const string OnnxGraph = Runtime + "OnnxGraph";
    public const string Optimizer = Runtime + "Optimizer";
    public const string ReportedModel = Runtime + "ReportedModel";
    public const string ReportOptions = Runtime + "ReportOptions";
    public const string SampleSet = Runtime + "SampleSet";
    public const string SampleSpec = Runtime + "SampleSpec";
    public const string ShapeException = Runtime + "ShapeException";
    public const string TrainingHistory = Runtime + "TrainingHistory";
    public const string TrainingOptions = Runtime + "TrainingOptions";
    public const string TrainingProgress = Runtime + "TrainingProgress";
    public const string TrainingRun = Runtime + "TrainingRun";
    public const string TrainingSettings = Runtime + "TrainingSettings";

    // .NET
    public const string ArgumentOutOfRange = "global::System.ArgumentOutOfRangeException";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string Disposable = "global::System.IDisposable";
    public const string Linq = "global::System.Linq.Enumerable";
    public const string NamedTensor = "global::System.Collections.Generic.KeyValuePair<string, " + Tensor + ">";
    public const string Sequence = "global::System.Collections.Generic.IEnumerable";
    public const string FloatSpan = "global::System.ReadOnlySpan<float>";
    public const string List = "global::System.Collections.Generic.List";
    public const string Marshal = "global::System.Runtime.InteropServices.MemoryMarshal";
    public const string Math = "global::System.Math";
    public const string GeneratedCode = "global::System.CodeDom.Compiler.GeneratedCode";
    public const string NotSupported = "global::System.NotSupportedException";
    public const string OperationCanceled = "global::System.OperationCanceledException";
    public const string Progress = "global::System.IProgress";
    public const string TimeSpan = "global::System.TimeSpan";

    private const string Runtime = "global::VaeGen.";
}
