using VaeGen.Cpu;
using VaeGen.Cpu.Optimizers;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Steps divided by the root of all squared gradients so far (Duchi, Hazan and Singer 2011).</summary>
public class Adagrad : OptimizerHelper
{
    public Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
    {
    }

    public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
    {
        Require(lr >= 0, nameof(lr), lr, "0 or more");
        Require(lr_decay >= 0, nameof(lr_decay), lr_decay, "0 or more");
        Require(weight_decay >= 0, nameof(weight_decay), weight_decay, "0 or more");
        Require(initial_accumulator_value >= 0, nameof(initial_accumulator_value), initial_accumulator_value, "0 or more");
        Require(eps >= 0, nameof(eps), eps, "0 or more");
        Begin(new Options { LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps }, parameters);
    }

    internal override OptimizerOptions NewOptions() => new Options();

    internal override OptimizerState NewState(Parameter parameter) => new State(parameter);

    internal override void Step(Parameter parameter, TensorImpl gradient, OptimizerOptions group, OptimizerState remembered)
    {
        var (options, state) = ((Options)group, (State)remembered);
        var rate = options.LearningRate!.Value / (1 + (state.step * options.lr_decay!.Value));
        state.step++;
        var pass = new AdagradPass(new Descent(options.weight_decay), rate, options.eps!.Value);
        OptimizerPass.Run(pass, parameter.Impl, gradient, state.sum.Impl, null, null);
    }

    public class Options : OptimizerOptions
    {
        public double? lr_decay;
        public double? initial_accumulator_value;
        public double? eps;
        public double? weight_decay;

        internal override void Visit(OptionVisitor visitor)
        {
            visitor.Visit(ref lr_decay);
            visitor.Visit(ref initial_accumulator_value);
            visitor.Visit(ref eps);
            visitor.Visit(ref weight_decay);
        }
    }

    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
            : base(parameters, new Options { LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps })
        {
        }
    }

    /// <summary>The sum of the squared gradients.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor sum = null!;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            sum = Filled(((Options)options).initial_accumulator_value!.Value);
        }

        public void Dispose() => DisposeTensors();

        internal override void Visit(StateVisitor visitor)
        {
            visitor.Visit(ref step);
            visitor.Visit(ref sum);
        }
    }
}
