using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters with their dotted names: this module's own first, then each submodule's; one that is shared appears once.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var entry in _internal_params)
                {
                    if (seen.Add(entry.Item2))
                    {
                        yield return entry;
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach (var (child, module) in named_children())
                {
                    foreach (var (parameterName, parameter) in module.named_parameters(true))
                    {
                        if (seen.Add(parameter))
                        {
                            yield return ($"{child}.{parameterName}", parameter);
                        }
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(entry => entry.parameter);

            /// <summary>The buffers with their dotted names, in the order of <see cref="named_parameters"/>.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (buffer, (tensor, persistent)) in _internal_buffers)
                {
                    if ((persistent || include_nonpersistent) && seen.Add(tensor))
                    {
                        yield return (buffer, tensor);
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach (var (child, module) in named_children())
                {
                    foreach (var (buffer, tensor) in module.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(tensor))
                        {
                            yield return ($"{child}.{buffer}", tensor);
                        }
                    }
                }
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(entry => entry.buffer);

            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            public virtual IEnumerable<Module> children() => named_children().Select(entry => entry.module);

            /// <summary>All modules below this one with their dotted names: the children first, then the children of each.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                {
                    yield return child;
                }

                foreach (var (child, module) in named_children())
                {
                    foreach (var (grandchild, descendant) in module.named_modules())
                    {
                        yield return ($"{child}.{grandchild}", descendant);
                    }
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>The parameter of a dotted name, or null where there is none.</summary>
            public virtual Parameter? get_parameter(string target) =>
                _internal_params.TryGetValue(target, out var own) ? own : Descend(target, static (module, rest) => module.get_parameter(rest));

            /// <summary>The buffer of a dotted name, or null where there is none.</summary>
            public virtual Tensor? get_buffer(string target) =>
                _internal_buffers.TryGetValue(target, out var own) ? own.Item1 : Descend(target, static (module, rest) => module.get_buffer(rest));

            private T? Descend<T>(string target, Func<Module, string, T?> find)
                where T : class
            {
                var dot = target.IndexOf('.', StringComparison.Ordinal);
                return dot < 0
                    ? null
                    : named_children()
                        .Where(child => child.name == target[..dot])
                        .Select(child => find(child.module, target[(dot + 1)..]))
                        .FirstOrDefault(found => found is not null);
            }
        }
    }
}
