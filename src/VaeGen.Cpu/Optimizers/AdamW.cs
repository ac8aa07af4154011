using VaeGen.Cpu;
using VaeGen.Cpu.Optimizers;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with weight decay that shrinks the weights directly, past the running means (Loshchilov and Hutter 2019).</summary>
public class AdamW : OptimizerHelper, optim.IBetas
{
    public AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    public AdamW(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        Require(lr >= 0, nameof(lr), lr, "0 or more");
        Require(beta1 is >= 0 and < 1, nameof(beta1), beta1, "a value in [0, 1)");
        Require(beta2 is >= 0 and < 1, nameof(beta2), beta2, "a value in [0, 1)");
        Require(eps >= 0, nameof(eps), eps, "0 or more");
        Require(weight_decay >= 0, nameof(weight_decay), weight_decay, "0 or more");
        Begin(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }, parameters);
    }

    public (double, double) Betas
    {
        get => (Defaults.beta1!.Value, Defaults.beta2!.Value);
        set => (Defaults.beta1, Defaults.beta2) = value;
    }

    private Options Defaults => (Options)_defaults;

    internal override OptimizerOptions NewOptions() => new Options();

    internal override OptimizerState NewState(Parameter parameter) => new State(parameter);

    internal override void Step(Parameter parameter, TensorImpl gradient, OptimizerOptions group, OptimizerState remembered)
    {
        var (options, state) = ((Options)group, (State)remembered);
        state.step++;
        var rate = options.LearningRate!.Value;
        var pass = new AdamPass(new Descent(0, options.maximize), shrink: 1 - (rate * options.weight_decay!.Value), rate, options.beta1!.Value, options.beta2!.Value, options.eps!.Value, state.step, state.max_exp_avg_sq is not null);
        OptimizerPass.Run(pass, parameter.Impl, gradient, state.exp_avg.Impl, state.exp_avg_sq.Impl, state.max_exp_avg_sq?.Impl);
    }

    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;
        public bool? amsgrad;
        public bool? maximize;

        internal override void Visit(OptionVisitor visitor)
        {
            visitor.Visit(ref beta1);
            visitor.Visit(ref beta2);
            visitor.Visit(ref eps);
            visitor.Visit(ref weight_decay);
            visitor.Visit(ref amsgrad);
            visitor.Visit(ref maximize);
        }
    }

    public class ParamGroup : ParamGroup<Options>, optim.IBetas
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
        {
        }

        public (double, double) Betas
        {
            get => (Options.beta1!.Value, Options.beta2!.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }

    /// <summary>The running means of the gradient and of its square, and with AMSGrad the largest of the latter so far.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor exp_avg = null!;
        public Tensor exp_avg_sq = null!;
        public Tensor max_exp_avg_sq = null!;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            exp_avg = Zeros();
            exp_avg_sq = Zeros();
            max_exp_avg_sq = ((Options)options).amsgrad!.Value ? Zeros() : null!;
        }

        public void Dispose() => DisposeTensors();

        internal override void Visit(StateVisitor visitor)
        {
            visitor.Visit(ref step);
            visitor.Visit(ref exp_avg);
            visitor.Visit(ref exp_avg_sq);
            visitor.VisitOptional(ref max_exp_avg_sq);
        }
    }
}
