using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Margin losses over classes: scores [batch, classes], or [classes] of one sample.</content>
        public static partial class functional
        {
            /// <summary>Σ max(0, margin − x[class] + x[other])ᵖ · weight[class] / classes, over the other classes of each sample.</summary>
            public static Tensor multi_margin_loss(
                Tensor input, Tensor target, int p = 1, double margin = 1.0, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                Errors.Check(p is 1 or 2, $"multi_margin_loss: expected p to be 1 or 2, but got {p}");
                Errors.Check(
                    input.dim() is 1 or 2 && target.numel() == (input.dim() == 2 ? input.shape[0] : 1),
                    $"multi_margin_loss: expected scores [batch, classes] and a class for each, but got {Shapes.Text(input.shape)} and {Shapes.Text(target.shape)}");
                Errors.Check(
                    weight is null || (weight.dim() == 1 && weight.numel() == input.shape[^1]),
                    $"multi_margin_loss: expected a weight for each of {input.shape[^1]} classes, but got {Shapes.Text(weight?.shape)}");
                using var scope = NewDisposeScope();
                var scores = input.dim() == 1 ? input.unsqueeze(0) : input;
                var classes = target.reshape(-1, 1);
                var behind = (margin - scores.gather(1, classes) + scores).relu();
                behind = p == 1 ? behind : behind * behind;
                if (weight is not null)
                {
                    behind *= weight.index_select(0, target.reshape(-1)).unsqueeze(1);
                }
                var losses = behind.scatter(1, classes, zeros_like(classes, dtype: input.dtype)).mean([1]);
                return Reduced(input.dim() == 1 ? losses.squeeze(0) : losses, reduction);
            }

            /// <summary>
            /// Σ max(0, 1 − x[class] + x[other]) / classes, over the classes of each sample, listed up to the first −1, and over those not listed.
            /// </summary>
            public static Tensor multi_label_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                Errors.Check(input.dim() is 1 or 2, $"multi_label_margin_loss: expected scores [batch, classes], but got {Shapes.Text(input.shape)}");
                CheckSameShape("multi_label_margin_loss", input, target);
                using var scope = NewDisposeScope();
                Tensor scores = input.dim() == 1 ? input.unsqueeze(0) : input, labels = target.reshape(scores.shape);
                // What comes after the first −1 does not count; it points at class 0 with a weight of nothing.
                var counts = labels.ge(0).to(ScalarType.Int64).cumprod(1);
                var classes = labels * counts;
                var listed = zeros_like(classes).scatter_add(1, classes, counts).gt(0);
                var behind = (1 - scores.gather(1, classes).unsqueeze(2) + scores.unsqueeze(1)).relu();
                var wanted = counts.unsqueeze(2) * listed.logical_not().unsqueeze(1);
                var losses = (behind * wanted).sum([1, 2]) / scores.shape[1];
                return Reduced(input.dim() == 1 ? losses.squeeze(0) : losses, reduction);
            }

            /// <summary>−(target·ln σ(x) + (1 − target)·ln σ(−x)), weighted and averaged over the classes.</summary>
            public static Tensor multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                CheckSameShape("multilabel_soft_margin_loss", input, target);
                using var scope = NewDisposeScope();
                var losses = -((target * logsigmoid(input)) + ((1 - target) * logsigmoid(-input)));
                return Reduced((weight is null ? losses : losses * weight).mean([-1]), reduction);
            }
        }
    }
}
