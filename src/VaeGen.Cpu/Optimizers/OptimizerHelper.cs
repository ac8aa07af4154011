using VaeGen.Cpu;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>What all optimisers have in common: groups of parameters, a state for each parameter, saving and loading.</summary>
public abstract class OptimizerHelper : Optimizer
{
    protected OptimizerOptions _defaults = null!;

    private readonly Dictionary<Parameter, OptimizerState> states = new(ReferenceEqualityComparer.Instance);

    public OptimizerHelper()
    {
    }

    public override void add_param_group(ParamGroup param_group)
    {
        param_group.Options ??= NewOptions();
        param_group.Options.Complete(_defaults);
        _parameter_groups.Add(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = NewState(parameter);
            state.Initialize(param_group.Options);
            if (!states.TryAdd(parameter, state))
            {
                throw new ArgumentException("A parameter appears twice: expected each in one group, once.", nameof(param_group));
            }
        }
    }

    public override void zero_grad()
    {
        for (var i = 0; i < _parameter_groups.Count; i++)
        {
            foreach (var parameter in _parameter_groups[i].Parameters)
            {
                parameter.Impl.ZeroGrad();
            }
        }
    }

    public override IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

    /// <summary>The state's tensors stay where the parameters are: the embedded engine has one device.</summary>
    public void to(Device device)
    {
        foreach (var state in states.Values)
        {
            state.to(device);
        }
    }

    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            var positions = new List<int>();
            foreach (var parameter in group.Parameters)
            {
                positions.Add(dictionary.State.Count);
                dictionary.State.Add(states[parameter]);
            }

            dictionary.StateIndexRef.Add(positions);
        }

        return dictionary;
    }

    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        CheckCounts(own, state_dict.Options.Count, state_dict.State.Count);
        for (var i = 0; i < own.Options.Count; i++)
        {
            if (!ReferenceEquals(own.Options[i], state_dict.Options[i]))
            {
                own.Options[i].LoadStateDict(state_dict.Options[i]);
            }
        }

        for (var i = 0; i < own.State.Count; i++)
        {
            if (!ReferenceEquals(own.State[i], state_dict.State[i]))
            {
                own.State[i].LoadStateDict(state_dict.State[i]);
            }
        }
    }

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        var dictionary = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(dictionary.Options.Count);
        writer.Write7BitEncodedInt64(dictionary.State.Count);
        dictionary.Options.ForEach(options => options.SaveStateDict(writer));
        dictionary.State.ForEach(state => state.SaveStateDict(writer));
    }

    public void load_state_dict(BinaryReader reader)
    {
        var saved = reader.ReadString();
        if (saved != GetType().Name)
        {
            throw new InvalidDataException($"The saved state is of {saved}: expected one of {GetType().Name}.");
        }

        var own = state_dict();
        CheckCounts(own, reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());

        // All of it is read before any of it counts: a truncated file leaves the optimiser as it was.
        var read = new StateDictionary();
        try
        {
            foreach (var _ in own.Options)
            {
                var options = NewOptions();
                options.LoadStateDict(reader);
                read.Options.Add(options);
            }

            foreach (var parameter in parameters())
            {
                var state = NewState(parameter);
                read.State.Add(state);
                state.LoadStateDict(reader);
            }

            load_state_dict(read);
        }
        finally
        {
            Dispose(read.State);
        }
    }

    private protected sealed override void Step()
    {
        using var frozen = no_grad();
        for (var i = 0; i < _parameter_groups.Count; i++)
        {
            var group = _parameter_groups[i];
            foreach (var parameter in group.Parameters)
            {
                if (parameter.Impl.Grad is { } gradient)
                {
                    Step(parameter, gradient, group.Options, states[parameter]);
                }
            }
        }
    }

    private protected override void DisposeStates()
    {
        Dispose(states.Values);
        states.Clear();
    }

    internal abstract OptimizerOptions NewOptions();

    /// <summary>A state that holds no tensors before it is initialised or loaded.</summary>
    internal abstract OptimizerState NewState(Parameter parameter);

    /// <summary>The formula: changes one parameter and its state by its gradient.</summary>
    internal abstract void Step(Parameter parameter, TensorImpl gradient, OptimizerOptions group, OptimizerState remembered);

    // What every optimiser's constructor ends with.
    private protected void Begin(OptimizerOptions defaults, IEnumerable<ParamGroup> groups)
    {
        defaults.InitialLearningRate = defaults.LearningRate!.Value;
        _defaults = defaults;
        foreach (var group in groups)
        {
            add_param_group(group);
        }
    }

    // What an option must be, in the words of the option.
    private protected static void Require(bool condition, string option, double value, string expected)
    {
        if (!condition)
        {
            throw new ArgumentException($"{option} is {value.ToString(System.Globalization.CultureInfo.InvariantCulture)}: expected {expected}.", option);
        }
    }

    private static void Dispose(IEnumerable<OptimizerState> states)
    {
        foreach (var state in states)
        {
            (state as IDisposable)?.Dispose();
        }
    }

    private void CheckCounts(StateDictionary own, long options, long states)
    {
        if (own.Options.Count != options)
        {
            throw new ArgumentException($"The saved state has {options} parameter groups: this {GetType().Name} has {own.Options.Count}.");
        }

        if (own.State.Count != states)
        {
            throw new ArgumentException($"The saved state has {states} parameters: this {GetType().Name} has {own.State.Count}.");
        }
    }
}
