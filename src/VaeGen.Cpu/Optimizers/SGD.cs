using VaeGen.Cpu;
using VaeGen.Cpu.Optimizers;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum as an option.</summary>
public class SGD : OptimizerHelper, optim.IMomentum
{
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        Require(lr >= 0, nameof(lr), lr, "0 or more");
        Require(momentum >= 0, nameof(momentum), momentum, "0 or more");
        Require(weight_decay >= 0, nameof(weight_decay), weight_decay, "0 or more");
        Require(!nesterov || momentum > 0, nameof(momentum), momentum, "more than 0 for Nesterov momentum");
        Require(!nesterov || dampening == 0, nameof(dampening), dampening, "0 for Nesterov momentum");
        Begin(new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }, parameters);
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
        var momentum = options.momentum!.Value;
        var isFirst = momentum != 0 && state.momentum_buffer is null;
        if (isFirst)
        {
            state.momentum_buffer = empty_like(parameter, requires_grad: false).DetachFromDisposeScope();
        }

        var descent = new Descent(options.weight_decay, options.maximize);
        var pass = new SgdPass(descent, options.LearningRate!.Value, momentum, options.dampening!.Value, options.nesterov!.Value, isFirst);
        OptimizerPass.Run(pass, parameter.Impl, gradient, momentum != 0 ? state.momentum_buffer!.Impl : null, null, null);
    }

    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
        public bool? maximize;

        internal override void Visit(OptionVisitor visitor)
        {
            visitor.Visit(ref momentum);
            visitor.Visit(ref dampening);
            visitor.Visit(ref weight_decay);
            visitor.Visit(ref nesterov);
            visitor.Visit(ref maximize);
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

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
        {
        }

        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }

    /// <summary>The running sum of gradients; none before the first step with momentum.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public Tensor momentum_buffer = null!;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            momentum_buffer = null!;
        }

        public void Dispose() => DisposeTensors();

        internal override void Visit(StateVisitor visitor)
        {
            visitor.VisitOptional(ref momentum_buffer);
        }
    }
}
