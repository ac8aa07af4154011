using TorchSharp.Modules;
using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A table of num_embeddings rows of embedding_dims numbers, drawn from N(0, 1).</summary>
        /// <param name="num_embeddings">Rows.</param>
        /// <param name="embedding_dims">Columns.</param>
        /// <param name="padding_idx">A row that is zero at first and gets no gradient; negative: counted from the end.</param>
        /// <param name="max_norm">Rows that are looked up are scaled, in place, to no more than this norm.</param>
        /// <param name="norm_type">The p of that norm.</param>
        /// <param name="scale_grad_by_freq">Whether a row's gradient is divided by how often the row was looked up.</param>
        /// <param name="sparse">Has no effect: the gradient is always dense.</param>
        /// <param name="device">The CPU.</param>
        /// <param name="dtype">A real type.</param>
        /// <exception cref="ArgumentException">The padding is no row.</exception>
        public static Embedding Embedding(
            long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null) =>
            new(Modules.Embedding.Fresh(num_embeddings, embedding_dims, padding_idx, device, dtype), padding_idx, max_norm, norm_type, scale_grad_by_freq);

        /// <summary>A table that is given, [rows, columns]; frozen: it gets no gradient.</summary>
        public static Embedding Embedding_from_pretrained(
            Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
        {
            Errors.Check(embeddings.ndim == 2, $"Embeddings parameter is expected to be 2-dimensional, but got the shape {Shapes.Text(embeddings.Impl.Sizes)}");
            using var detached = embeddings.detach();
            return new(new Parameter(detached.to(dtype ?? detached.dtype).alias(), !freeze), padding_idx, max_norm, norm_type, scale_grad_by_freq);
        }
    }
}
