using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>softmax(query·keyᵀ / √E + mask)·value (Vaswani et al. 2017).</summary>
            /// <param name="query">[*, L, E].</param>
            /// <param name="key">[*, S, E].</param>
            /// <param name="value">[*, S, V].</param>
            /// <param name="attn_mask">Broadcast to [*, L, S]: truth values that say which keys a query sees, or numbers to be added. A query that sees no key gets zeros.</param>
            /// <param name="p">Probability that a weight is dropped.</param>
            /// <param name="is_casual">Whether a query sees the keys up to its own place only.</param>
            /// <returns>[*, L, V].</returns>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">The shapes do not fit.</exception>
            /// <exception cref="ArgumentException">There is a mask although is_casual is set, or p is negative.</exception>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0, bool is_casual = false)
            {
                if (p < 0)
                {
                    throw new ArgumentException($"scaled_dot_product_attention: a probability is not negative, but p is {p}.", nameof(p));
                }
                if (is_casual && attn_mask is not null)
                {
                    throw new ArgumentException("scaled_dot_product_attention: with is_casual the mask is the causal one, so there must be no attn_mask.", nameof(attn_mask));
                }
                Errors.Check(
                    query.ndim >= 2 && key.ndim >= 2 && value.ndim >= 2 && query.Impl.Sizes[^1] == key.Impl.Sizes[^1] && key.Impl.Sizes[^2] == value.Impl.Sizes[^2],
                    $"scaled_dot_product_attention: expected a query [*, L, E], a key [*, S, E] and a value [*, S, V], but got the shapes {Shapes.Text(query.Impl.Sizes)}, {Shapes.Text(key.Impl.Sizes)} and {Shapes.Text(value.Impl.Sizes)}");
                using var scaled = query / Math.Sqrt(query.Impl.Sizes[^1]);
                using var turned = key.transpose(-2, -1);
                using var scores = scaled.matmul(turned);
                using var causal = is_casual ? CausalMask(scores) : null;
                using var weights = Attend(scores, causal ?? attn_mask);
                if (p == 0)
                {
                    return weights.matmul(value);
                }

                using var kept = dropout(weights, p);
                return kept.matmul(value);
            }

            private static Tensor CausalMask(Tensor scores)
            {
                using var all = ones(scores.Impl.Sizes[^2], scores.Impl.Sizes[^1], dtype: ScalarType.Bool);
                return all.tril();
            }

            // Where a query sees no key the softmax would be 0 / 0: those rows are set to 0 before, for the gradient's sake, and after.
            private static Tensor Attend(Tensor scores, Tensor? mask)
            {
                if (mask is null)
                {
                    return scores.softmax(-1);
                }

                using var masked = Masked(scores, mask);
                using var hidden = masked == double.NegativeInfinity;
                using var blind = hidden.all(-1, keepdim: true);
                using var safe = masked.masked_fill(blind, 0);
                using var weights = safe.softmax(-1);
                return weights.masked_fill(blind, 0);
            }

            private static Tensor Masked(Tensor scores, Tensor mask)
            {
                if (mask.dtype != ScalarType.Bool)
                {
                    return scores + mask;
                }

                using var hidden = mask.logical_not();
                return scores.masked_fill(hidden, double.NegativeInfinity);
            }
        }
    }
}
