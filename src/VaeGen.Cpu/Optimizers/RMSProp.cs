using VaeGen.Cpu;
using VaeGen.Cpu.Optimizers;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Steps divided by the root of a running mean of squared gradients (Hinton 2012); centred, by that of their variance (Graves 2013).</summary>
public class RMSProp : OptimizerHelper, optim.IMomentum
{
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0.0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0.0, bool centered = false, bool maximize = false)
    {
        Require(lr >= 0, nameof(lr), lr, "0 or more");
        Require(alpha >= 0, nameof(alpha), alpha, "0 or more");
        Require(eps >= 0, nameof(eps), eps, "0 or more");
        Require(weight_decay >= 0, nameof(weight_decay), weight_decay, "0 or more");
        Require(momentum >= 0, nameof(momentum), momentum, "0 or more");
        Begin(new Options { LearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize }, parameters);
    }

    public double Momentum
    {
        get => Defaults.momentum!.Value;
        set => Defaults.momentum = value;
    }

    private Options Defaults => (Options)_defaults;

    internal override OptimizerOptions NewOptions() => new Options();

    internal override OptimizerState NewState(Parameter parameter) => new State(parameter);

    internal override void Step(Parameter parameter, TensorImpl gradient, OptimizerOptions group, OptimizerState remembered)
    {
        var (options, state) = ((Options)group, (State)remembered);
        state.step++;
        var (momentum, centered) = (options.momentum!.Value, options.centered!.Value);
        var pass = new RmsPropPass(new Descent(options.weight_decay, options.maximize), options.LearningRate!.Value, options.alpha!.Value, options.eps!.Value, momentum, centered);
        OptimizerPass.Run(pass, parameter.Impl, gradient, state.square_avg.Impl, momentum > 0 ? state.momentum_buffer.Impl : null, centered ? state.grad_avg.Impl : null);
    }

    public class Options : OptimizerOptions
    {
        public bool? maximize;
        public double? momentum;
        public double? alpha;
        public double? eps;
        public double? weight_decay;
        public bool? centered;

        internal override void Visit(OptionVisitor visitor)
        {
            visitor.Visit(ref maximize);
            visitor.Visit(ref momentum);
            visitor.Visit(ref alpha);
            visitor.Visit(ref eps);
            visitor.Visit(ref weight_decay);
            visitor.Visit(ref centered);
        }
    }

    public class ParamGroup : ParamGroup<Options>, optim.IMomentum
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0.0, bool centered = false)
            : base(parameters, new Options { LearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay, momentum = momentum, centered = centered })
        {
        }

        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }

    /// <summary>The running means of the squared gradient and of the gradient, and the momentum's buffer.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor square_avg = null!;
        public Tensor momentum_buffer = null!;
        public Tensor grad_avg = null!;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            square_avg = Zeros();
            momentum_buffer = Zeros();
            grad_avg = Zeros();
        }

        public void Dispose() => DisposeTensors();

        internal override void Visit(StateVisitor visitor)
        {
            visitor.Visit(ref step);
            visitor.Visit(ref square_avg);
            visitor.VisitOptional(ref momentum_buffer);
            visitor.VisitOptional(ref grad_avg);
        }
    }
}
