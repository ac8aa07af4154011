// Trains a tiny model for many steps, and writes what the process holds on the way: memory.csv and memory.svg in a folder.
using System.Globalization;
using TorchSharp;
using VaeGen;
using VaeGen.LongRun;

const int StepsInAnEpoch = 10_000;

if (args is not [var count, var folder] || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) || steps < StepsInAnEpoch)
{
    Console.Error.WriteLine($"VaeGen.LongRun STEPS FOLDER, at least {StepsInAnEpoch} steps");
    return 2;
}

torch.manual_seed(1);
using var model = new TinyVae();
var batch = TinyVae.DeclaredTraining.BatchSize;
var log = new MemoryLog(every: steps / 200);
model.Fit(
    Samples(StepsInAnEpoch * batch, seed: 1),
    new TrainingOptions { Epochs = steps / StepsInAnEpoch, Checkpoints = new CheckpointOptions(Path.Combine(folder, "checkpoints")) { EverySteps = 5000 } },
    Samples(100, seed: 2),
    log);
log.SaveCsv(Path.Combine(folder, "memory.csv"));
MemoryPicture.Save(Path.Combine(folder, "memory.svg"), log.Samples);
return 0;

// two bits, three times each
static SampleSet Samples(int count, int seed)
{
    var random = new Random(seed);
    return new SampleSet([.. Enumerable.Range(0, count).SelectMany(_ => Sample(random.Next(2), random.Next(2)))], 6);
}

static float[] Sample(float first, float second) => [first, first, first, second, second, second];
