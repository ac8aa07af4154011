using System.Diagnostics.CodeAnalysis;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The base of every layer and model: a tree of named parameters, buffers and submodules.</summary>
        /// <remarks>
        /// The annotation keeps the fields of derived classes when a program is trimmed: <see cref="RegisterComponents"/> finds components by their fields.
        /// </remarks>
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields | DynamicallyAccessedMemberTypes.NonPublicFields)]
        public partial class Module : IDisposable
        {
            protected OrderedDict<string, Module> _internal_submodules = [];
            protected OrderedDict<string, (Tensor, bool)> _internal_buffers = [];
            protected OrderedDict<string, Modules.Parameter> _internal_params = [];
            protected string? name;

            private bool isTraining = true;
            private bool isDisposed;

            protected Module(string name)
            {
                this.name = name;
            }

            /// <summary>Whether the module is in training mode, where dropout drops; <see cref="train"/> and <see cref="eval"/> switch it.</summary>
            public virtual bool training => isTraining;

            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            public virtual void train(bool train = true)
            {
                isTraining = train;
                foreach (var child in children())
                {
                    child.train(train);
                }
            }

            public virtual void eval() => train(false);

            /// <summary>Forgets the gradients of all parameters, or with <paramref name="set_to_none"/> false fills them with zeros.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        parameter.Impl.ZeroGrad();
                    }
                }
            }

            /// <summary>Calls <paramref name="fn"/> with every submodule, children first, and with this module last.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in children())
                {
                    child.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <summary>What TorchSharp throws where a derived container leaves its slicing out.</summary>
            private protected NotImplementedException NotSliced() => new($"{GetType().Name} does not say how it is sliced: override Slice.");

            /// <summary>Releases the parameters, the buffers and the submodules.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || isDisposed)
                {
                    return;
                }

                isDisposed = true;
                foreach (var (_, buffer) in named_buffers(recurse: false))
                {
                    buffer.Dispose();
                }

                foreach (var (_, parameter) in named_parameters(recurse: false))
                {
                    parameter.Dispose();
                }

                foreach (var child in children())
                {
                    child.Dispose();
                }
            }
        }
    }
}
