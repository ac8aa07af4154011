using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private bool areComponentsRegistered;

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null)
                {
                    throw new ArgumentNullException(nameof(tensor), $"The buffer '{name}' of {GetName()} is null: expected a tensor.");
                }

                if (_internal_buffers.ContainsKey(name))
                {
                    throw new InvalidOperationException($"{GetName()} already has a buffer named '{name}'.");
                }

                _internal_buffers.Add(name, (tensor, persistent));
            }

            public virtual void register_parameter(string name, Parameter param)
            {
                if (param is null)
                {
                    throw new ArgumentNullException(nameof(param), $"The parameter '{name}' of {GetName()} is null: expected a parameter.");
                }

                if (_internal_params.ContainsKey(name))
                {
                    throw new InvalidOperationException($"{GetName()} already has a parameter named '{name}'.");
                }

                _internal_params.Add(name, param);
            }

            /// <summary>Makes a module part of this one, under a name; null takes the name back.</summary>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _internal_submodules.Remove(name);
                    return;
                }

                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException($"'{name}' cannot name a submodule of {GetName()}: expected a name that is not empty and has no dot.", nameof(name));
                }

                if (_internal_submodules.ContainsKey(name))
                {
                    throw new InvalidOperationException($"{GetName()} already has a submodule named '{name}'.");
                }

                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers the modules, parameters and tensors that the fields of the derived classes hold, each under its field's name.</summary>
            protected virtual void RegisterComponents()
            {
                if (areComponentsRegistered)
                {
                    return;
                }

                foreach (var field in ComponentFields())
                {
                    var component = field.ComponentName();
                    if (_internal_submodules.ContainsKey(component) || _internal_params.ContainsKey(component) || _internal_buffers.ContainsKey(component))
                    {
                        continue;
                    }

                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(component, module);
                            break;
                        case Parameter parameter:
                            register_parameter(component, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(component, tensor);
                            break;
                    }
                }

                areComponentsRegistered = true;
            }

            // For modules that keep their submodules themselves.
            private protected static void RegisterParts(Module module) => module.RegisterComponents();

            protected void ConditionallyRegisterParameter(string name, Tensor value) => ConditionallyRegisterParameter(name, value as Parameter);

            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                {
                    _internal_params.Remove(name);
                }
                else
                {
                    _internal_params[name] = value;
                }
            }

            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                {
                    _internal_buffers.Remove(name);
                }
                else
                {
                    _internal_buffers[name] = (value, persistent);
                }
            }

            // What the setter of a layer's parameter does: the old one goes, the new one stays as long as the module.
            private protected void SetParameter(ref Parameter? field, Parameter? value, string name)
            {
                if (!ReferenceEquals(field, value))
                {
                    field?.Dispose();
                    value?.DetachFromDisposeScope();
                    field = value;
                    ConditionallyRegisterParameter(name, value);
                }
            }

            private protected void SetBuffer(ref Tensor? field, Tensor? value, string name)
            {
                if (!ReferenceEquals(field, value))
                {
                    field?.Dispose();
                    value?.DetachFromDisposeScope();
                    field = value;
                    ConditionallyRegisterBuffer(name, value);
                }
            }

            protected void ClearModules() => _internal_submodules.Clear();

            // The engine's own modules register what they hold, so the walk ends where their classes begin.
            [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Every class between the module's own and the engine's derives from Module, whose annotation keeps its fields.")]
            private IEnumerable<FieldInfo> ComponentFields()
            {
                var seen = new HashSet<string>(StringComparer.Ordinal);
                for (var type = GetType(); type is not null && type.Assembly != typeof(Module).Assembly; type = type.BaseType)
                {
                    foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                    {
                        if (field.DeclaringType!.Assembly != typeof(Module).Assembly && seen.Add(field.Name))
                        {
                            yield return field;
                        }
                    }
                }
            }
        }
    }
}
