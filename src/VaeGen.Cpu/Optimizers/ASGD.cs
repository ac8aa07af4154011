using VaeGen.Cpu;
using VaeGen.Cpu.Optimizers;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Gradient descent that also keeps the average of the weights over the steps (Polyak and Juditsky 1992).</summary>
public class ASGD : OptimizerHelper
{
    public ASGD(IEnumerable<Parameter> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, lambd, alpha, t0, weight_decay, maximize)
    {
    }

    public ASGD(IEnumerable<ParamGroup<Options>> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false)
    {
        Require(lr >= 0, nameof(lr), lr, "0 or more");
        Begin(new Options { LearningRate = lr, lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay, maximize = maximize }, parameters);
    }

    internal override OptimizerOptions NewOptions() => new Options();

    internal override OptimizerState NewState(Parameter parameter) => new State(parameter);

    internal override void Step(Parameter parameter, TensorImpl gradient, OptimizerOptions group, OptimizerState remembered)
    {
        var (options, state) = ((Options)group, (State)remembered);
        state.step++;
        var (rate, decay) = (options.LearningRate!.Value, options.lambd!.Value);
        var pass = new AsgdPass(new Descent(options.weight_decay, options.maximize), decay, state.eta, state.mu);
        OptimizerPass.Run(pass, parameter.Impl, gradient, state.ax.Impl, null, null);
        state.eta = rate / Math.Pow(1 + (decay * rate * state.step), options.alpha!.Value);
        state.mu = 1 / Math.Max(1, state.step - options.t0!.Value);
    }

    public class Options : OptimizerOptions
    {
        public bool? maximize;
        public double? lambd;
        public double? alpha;
        public double? weight_decay;
        public double? t0;

        internal override void Visit(OptionVisitor visitor)
        {
            visitor.Visit(ref maximize);
            visitor.Visit(ref lambd);
            visitor.Visit(ref alpha);
            visitor.Visit(ref weight_decay);
            visitor.Visit(ref t0);
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

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.01, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0)
            : base(parameters, new Options { LearningRate = lr, lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay })
        {
        }
    }

    /// <summary>The average, the share that the next step has in it, and the next step's rate.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public double eta;
        public double mu;
        public Tensor ax = null!;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            eta = options.LearningRate!.Value;
            mu = 1;
            ax = Zeros();
        }

        public void Dispose() => DisposeTensors();

        internal override void Visit(StateVisitor visitor)
        {
            visitor.Visit(ref step);
            visitor.Visit(ref eta);
            visitor.Visit(ref mu);
            visitor.Visit(ref ax);
        }
    }
}
