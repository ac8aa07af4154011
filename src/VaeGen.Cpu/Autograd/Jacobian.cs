using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Derivatives of functions.</summary>
        public static class functional
        {
            /// <summary>The derivative of every output element by every input element: the output's sizes, then the input's.</summary>
            public static Tensor jacobian(Func<Tensor, Tensor> function, Tensor inputs) =>
                Jacobians(leaves => [function(leaves[0])], inputs)[0];

            /// <inheritdoc cref="jacobian(Func{Tensor, Tensor}, Tensor)"/>
            /// <returns>One Jacobian for each output.</returns>
            public static IEnumerable<Tensor> jacobian(Func<Tensor, Tensor[]> function, Tensor inputs) =>
                Jacobians(leaves => function(leaves[0]), inputs);

            /// <inheritdoc cref="jacobian(Func{Tensor, Tensor}, Tensor)"/>
            /// <returns>One Jacobian for each input.</returns>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor> function, params Tensor[] inputs) =>
                Jacobians(leaves => [function(leaves)], inputs);

            /// <inheritdoc cref="jacobian(Func{Tensor, Tensor}, Tensor)"/>
            /// <returns>For each output one Jacobian for each input.</returns>
            public static IEnumerable<Tensor> jacobian(Func<Tensor[], Tensor[]> function, params Tensor[] inputs) =>
                Jacobians(function, inputs);

            private static List<Tensor> Jacobians(Func<Tensor[], Tensor[]> function, params Tensor[] inputs)
            {
                using var on = GradMode.Enable(true);
                using var scope = NewDisposeScope();
                var leaves = Array.ConvertAll(inputs, static input => input.detach().requires_grad_());
                var result = new List<Tensor>();
                foreach (var output in function(leaves))
                {
                    result.AddRange(Jacobians(output, leaves));
                }
                scope.MoveToOuter(result);
                return result;
            }

            private static Tensor[] Jacobians(Tensor output, Tensor[] inputs)
            {
                using var scope = NewDisposeScope();
                var elements = output.reshape(-1);
                var rows = new List<Tensor>[inputs.Length];
                for (var k = 0; k < inputs.Length; k++)
                {
                    rows[k] = [];
                }
                for (var i = 0L; i < elements.shape[0]; i++)
                {
                    var gradients = output.requires_grad ? grad([elements[i]], inputs, retain_graph: true, allow_unused: true) : [];
                    for (var k = 0; k < inputs.Length; k++)
                    {
                        rows[k].Add(k < gradients.Count && gradients[k] is { } gradient ? gradient : zeros_like(inputs[k]));
                    }
                }
                var result = new Tensor[inputs.Length];
                for (var k = 0; k < inputs.Length; k++)
                {
                    long[] sizes = [.. output.shape, .. inputs[k].shape];
                    result[k] = rows[k].Count > 0 ? stack(rows[k]).reshape(sizes) : zeros(sizes, dtype: inputs[k].dtype);
                    _ = result[k].MoveToOuterDisposeScope();
                }
                return result;
            }
        }
    }
}
