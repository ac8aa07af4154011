using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters and persistent buffers by their dotted names: the tensors themselves, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var path = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (key, parameter) in named_parameters())
                {
                    destination.TryAdd(path + key, parameter);
                }

                foreach (var (key, buffer) in named_buffers(true, false))
                {
                    destination.TryAdd(path + key, buffer);
                }

                // A parameter that two submodules share has been named once above; here it gets its other names.
                foreach (var (child, module) in named_children())
                {
                    module.state_dict(destination, path + child);
                }

                return destination;
            }

            /// <summary>Copies values into the parameters and buffers of the same names.</summary>
            /// <exception cref="InvalidOperationException">With <paramref name="strict"/>, a name is missing or unknown; always, a shape differs.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var destination = state_dict();
                var missing = destination.Keys.Where(key => !source.ContainsKey(key) && !IsSkipped(skip, key)).ToList();
                var unexpected = source.Keys.Where(key => !destination.ContainsKey(key) && !IsSkipped(skip, key)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException($"The state does not fit {GetName()}: missing {List(missing)}; unexpected {List(unexpected)}.");
                }

                foreach (var (key, target) in destination)
                {
                    if (source.TryGetValue(key, out var value) && !IsSkipped(skip, key) && !value.shape.AsSpan().SequenceEqual(target.shape))
                    {
                        throw new InvalidOperationException(
                            $"The state does not fit {GetName()}: '{key}' has the shape [{string.Join(", ", value.shape)}], expected [{string.Join(", ", target.shape)}].");
                    }
                }

                using var frozen = no_grad();
                foreach (var (key, target) in destination)
                {
                    if (source.TryGetValue(key, out var value) && !IsSkipped(skip, key))
                    {
                        target.copy_(value);
                    }
                }

                return (missing, unexpected);
            }

            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes the state in TorchSharp's format, names and values.</summary>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var kept = sd.Where(entry => !IsSkipped(skip, entry.Key)).ToList();
                writer.Write7BitEncodedInt64(kept.Count);
                foreach (var (key, tensor) in kept)
                {
                    writer.Write(key);
                    tensor.Save(writer);
                }
            }

            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads a state that <see cref="save(BinaryWriter, IList{string})"/> wrote into the parameters and buffers of the same names.</summary>
            /// <remarks>All of it is read before any of it counts: what is refused leaves the module as it was.</remarks>
            /// <param name="reader">Stands where the state begins, and afterwards where it ends.</param>
            /// <param name="strict">Whether the state must hold exactly this module's names.</param>
            /// <param name="skip">Names whose values stay as they are.</param>
            /// <param name="loadedParameters">Takes every name of the state, and whether the module has it.</param>
            /// <exception cref="ArgumentException">With <paramref name="strict"/>, the number of entries differs or a name is unknown; always, a type or shape differs.</exception>
            /// <exception cref="EndOfStreamException">The stream ends before the state does.</exception>
            /// <exception cref="InvalidDataException">The stream holds no such state.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var state = new StoredState(GetName(), state_dict(), strict, skip);
                state.Read(reader);
                state.Store(loadedParameters);
                return this;
            }

            /// <summary>Makes a module and loads its state from a file.</summary>
            public static Module Create<T>(string path)
                where T : Module, new() => new T().load(path);

            private static bool IsSkipped(IList<string>? skip, string key) => skip is not null && skip.Contains(key);

            private static string List(List<string> keys) => keys.Count == 0 ? "nothing" : string.Join(", ", keys.Select(key => $"'{key}'"));
        }
    }
}
