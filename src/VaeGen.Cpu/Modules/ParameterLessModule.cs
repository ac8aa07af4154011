using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Marks the modules that hold no parameter and no buffer.</summary>
public interface IParameterLessModule
{
}

// What every arity of ParameterLessModule refuses, said once.
internal static class ParameterLess
{
    public static InvalidOperationException Refusal(string module, string kind, string name) =>
        new($"{module} is declared to hold no tensors: it cannot register the {kind} '{name}'.");

    public static void Check(string module, string name, nn.Module? submodule)
    {
        if (submodule is not null and not IParameterLessModule)
        {
            throw new InvalidOperationException($"{module} is declared to hold no tensors: its submodule '{name}' must be declared so as well.");
        }
    }
}

/// <summary>A module of one argument without parameters and buffers.</summary>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(GetName(), "buffer", name);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(GetName(), "parameter", name);

    public override void register_module(string name, nn.Module submodule)
    {
        ParameterLess.Check(GetName(), name, submodule);
        base.register_module(name, submodule);
    }
}

/// <summary>A module of two arguments without parameters and buffers.</summary>
public abstract class ParameterLessModule<T1, T2, TResult> : nn.Module<T1, T2, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(GetName(), "buffer", name);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(GetName(), "parameter", name);

    public override void register_module(string name, nn.Module submodule)
    {
        ParameterLess.Check(GetName(), name, submodule);
        base.register_module(name, submodule);
    }
}

/// <summary>A module of three arguments without parameters and buffers.</summary>
public abstract class ParameterLessModule<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(GetName(), "buffer", name);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(GetName(), "parameter", name);

    public override void register_module(string name, nn.Module submodule)
    {
        ParameterLess.Check(GetName(), name, submodule);
        base.register_module(name, submodule);
    }
}

/// <summary>A module of four arguments without parameters and buffers.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, TResult> : nn.Module<T1, T2, T3, T4, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(GetName(), "buffer", name);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(GetName(), "parameter", name);

    public override void register_module(string name, nn.Module submodule)
    {
        ParameterLess.Check(GetName(), name, submodule);
        base.register_module(name, submodule);
    }
}

/// <summary>A module of five arguments without parameters and buffers.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, TResult> : nn.Module<T1, T2, T3, T4, T5, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(GetName(), "buffer", name);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(GetName(), "parameter", name);

    public override void register_module(string name, nn.Module submodule)
    {
        ParameterLess.Check(GetName(), name, submodule);
        base.register_module(name, submodule);
    }
}

/// <summary>A module of six arguments without parameters and buffers.</summary>
public abstract class ParameterLessModule<T1, T2, T3, T4, T5, T6, TResult> : nn.Module<T1, T2, T3, T4, T5, T6, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw ParameterLess.Refusal(GetName(), "buffer", name);

    public override void register_parameter(string name, Parameter param) => throw ParameterLess.Refusal(GetName(), "parameter", name);

    public override void register_module(string name, nn.Module submodule)
    {
        ParameterLess.Check(GetName(), name, submodule);
        base.register_module(name, submodule);
    }
}
