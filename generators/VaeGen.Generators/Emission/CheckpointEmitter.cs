using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>What a training run has beside the model: averaged weights and the optimiser's state, saved with the weights so that a run can go on.</summary>
internal static class CheckpointEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>All the tensors of a training run: the weights, their average where one is kept, the optimiser's state and the random generator's.</summary>
            {Mark}
            private sealed class TrainingState : {ITrainingState}, {Disposable}
            """);
        writer.Open();
        Fields(writer, model);
        Average(writer);
        Share(writer, model);
        Save(writer);
        Load(writer);
        FirstNonFinite(writer);
        writer.Close();
    }

    private static void Fields(SourceWriter writer, Model model) => writer.Write($$"""
        private readonly {{model.Class}} model;
        private readonly {{OptimizerHelper}} optimizer;
        private readonly double averagingDecay;
        private readonly {{List}}<(string Name, {{Tensor}} Weight, {{Tensor}} Average)> averages = [];

        /// <summary>Begins the average, where one is to be kept, at the weights as they are.</summary>
        public TrainingState({{model.Class}} model, {{OptimizerHelper}} optimizer, double averagingDecay)
        {
            this.model = model;
            this.optimizer = optimizer;
            this.averagingDecay = averagingDecay;
            if (averagingDecay > 0)
            {
                foreach (var (name, weight) in model.named_parameters())
                {
                    averages.Add((name, weight, weight.detach().clone().DetachFromDisposeScope()));
                }
            }
        }

        /// <summary>Lets go of the average.</summary>
        public void Dispose()
        {
            foreach (var (_, _, average) in averages)
            {
                average.Dispose();
            }
        }
        """);

    private static void Average(SourceWriter writer) => writer.WriteApart($$"""
        /// <summary>average ← d·average + (1 − d)·weights; d is lower in the first steps, whose weights soon mean little.</summary>
        public void UpdateAverage(long stepsDone)
        {
            using var frozen = {{Torch}}.no_grad();
            var decay = {{Math}}.Min(averagingDecay, (1 + stepsDone) / (10.0 + stepsDone));
            foreach (var (_, weight, average) in averages)
            {
                average.mul_(decay).add_(weight, alpha: 1 - decay);
            }
        }

        /// <summary>Lets the weights and their average change places, where one is kept.</summary>
        public void SwapAverage()
        {
            using var frozen = {{Torch}}.no_grad();
            foreach (var (_, weight, average) in averages)
            {
                using var copy = weight.clone();
                weight.copy_(average);
                average.copy_(copy);
            }
        }
        """);

    private static void Share(SourceWriter writer, Model model)
    {
        var statistics = model.Network.HasBatchNorm || model.Spec.Hatches.CreateLayers;
        writer.WriteApart($$"""
            /// <summary>Tells the model which samples of the next batch it is given.</summary>
            public void ShareNoise({{BatchShare}}? share) => model.batchShare = share;

            /// <summary>Replaces {{(statistics ? "gradients and running statistics" : "the gradients")}} by their weighted sums over all processes, in one flat tensor.</summary>
            public void Exchange({{Communicator}} processes, double weight)
            {
                using var frozen = {{Torch}}.no_grad();
                using var scope = {{Torch}}.NewDisposeScope();
                var tensors = new {{List}}<{{Tensor}}>();
                foreach (var parameter in model.parameters())
                {
                    if (parameter.grad is { } gradient)
                    {
                        tensors.Add(gradient);
                    }
                }
            """);
        if (statistics)
        {
            writer.Write("""
                    foreach (var buffer in model.buffers())
                    {
                        if (buffer.is_floating_point())
                        {
                            tensors.Add(buffer);
                        }
                    }
                """);
        }
        writer.Write($$"""
                var flat = {{Torch}}.cat(tensors.ConvertAll(tensor => tensor.reshape(-1))).mul_(weight).cpu();
                processes.AllReduce({{Marshal}}.Cast<byte, float>(flat.bytes));
                var start = 0L;
                foreach (var tensor in tensors)
                {
                    tensor.copy_(flat.narrow(0, start, tensor.numel()).reshape(tensor.shape));
                    start += tensor.numel();
                }
            }
            """);
    }

    private static void Save(SourceWriter writer) => writer.WriteApart($$"""
        /// <summary>Adds everything to a checkpoint.</summary>
        public void Save({{ModelFile}} file)
        {
            using var frozen = {{Torch}}.no_grad();
            using var scope = {{Torch}}.NewDisposeScope();

            // what the model would be if training ended here, and so what Load takes from a checkpoint
            SwapAverage();
            AddTo(file, model.state_dict());
            SwapAverage();
            foreach (var (name, weight, _) in averages)
            {
                file.Add($"training.weight.{name}", weight.shape, weight.cpu().data<float>().ToArray());
            }

            // Adam's means of the gradients and of their squares, and the steps that they have seen
            foreach (var ((name, _), remembered) in {{Linq}}.Zip(model.named_parameters(), optimizer.state_dict().State))
            {
                if (Moments(remembered) is var (step, mean, square))
                {
                    file.AddInt64($"training.step.{name}", [], [step]);
                    file.Add($"training.mean.{name}", mean.shape, mean.cpu().data<float>().ToArray());
                    file.Add($"training.square.{name}", square.shape, square.cpu().data<float>().ToArray());
                }
            }

            // the noise of the next steps
            var random = {{Torch}}.get_rng_state();
            file.AddBytes("training.random", random.shape, random.data<byte>().ToArray());
        }
        """);

    private static void Load(SourceWriter writer) => writer.WriteApart($$"""
        /// <summary>Takes everything from a checkpoint.</summary>
        public void Load({{ModelFile}} file)
        {
            using var frozen = {{Torch}}.no_grad();
            using var scope = {{Torch}}.NewDisposeScope();
            TakeFrom(file, model.state_dict());
            foreach (var (name, weight, average) in averages)
            {
                average.copy_(weight);
                weight.copy_({{Torch}}.tensor(file.Values($"training.weight.{name}", weight.shape), weight.shape));
            }
            foreach (var ((name, _), remembered) in {{Linq}}.Zip(model.named_parameters(), optimizer.state_dict().State))
            {
                if (Moments(remembered) is var (_, mean, square))
                {
                    SetStep(remembered, file.Int64Values($"training.step.{name}", [])[0]);
                    mean.copy_({{Torch}}.tensor(file.Values($"training.mean.{name}", mean.shape), mean.shape));
                    square.copy_({{Torch}}.tensor(file.Values($"training.square.{name}", square.shape), square.shape));
                }
            }
            using var random = {{Torch}}.get_rng_state();
            {{Torch}}.set_rng_state({{Torch}}.tensor(file.ByteValues("training.random", random.shape)));
        }

        /// <summary>What Adam remembers of one weight; null for an optimiser that remembers nothing.</summary>
        private static (long Step, {{Tensor}} Mean, {{Tensor}} Square)? Moments({{OptimizerState}} remembered) => remembered switch
        {
            {{Adam}}.State adam => (adam.step, adam.exp_avg, adam.exp_avg_sq),
            {{AdamW}}.State adam => (adam.step, adam.exp_avg, adam.exp_avg_sq),
            _ => null,
        };

        /// <summary>Sets the steps that Adam has seen of one weight.</summary>
        private static void SetStep({{OptimizerState}} remembered, long step)
        {
            switch (remembered)
            {
                case {{Adam}}.State adam:
                    adam.step = step;
                    break;
                case {{AdamW}}.State adam:
                    adam.step = step;
                    break;
            }
        }
        """);

    private static void FirstNonFinite(SourceWriter writer) => writer.WriteApart($$"""
        /// <summary>The first weight or gradient with a NaN or an infinity; null where all are finite.</summary>
        public string? FirstNonFinite()
        {
            using var frozen = {{Torch}}.no_grad();
            using var scope = {{Torch}}.NewDisposeScope();
            foreach (var (name, weight) in model.named_parameters())
            {
                if (!IsFinite(weight))
                {
                    return name;
                }
                if (weight.grad is { } gradient && !IsFinite(gradient))
                {
                    return $"the gradient of {name}";
                }
            }
            return null;
        }

        /// <summary>Whether no value is NaN or infinite.</summary>
        private static bool IsFinite({{Tensor}} tensor) => tensor.isfinite().all().item<bool>();
        """);
}
