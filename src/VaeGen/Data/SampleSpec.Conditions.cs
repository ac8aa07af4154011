using System.Globalization;
using System.Runtime.CompilerServices;

namespace VaeGen;

// what a conditional model expects beside the samples
public sealed partial class SampleSpec
{
    /// <summary>Checks a single label.</summary>
    /// <param name="label">The class.</param>
    /// <param name="name">What to call it in the message; the caller's expression when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The model has no such class.</exception>
    public void CheckLabel(int label, [CallerArgumentExpression(nameof(label))] string name = "")
    {
        if ((uint)label >= (uint)Classes)
        {
            throw new ArgumentOutOfRangeException(name, label, string.Create(CultureInfo.InvariantCulture, $"{Model}: expected a class from 0 to {Classes - 1}."));
        }
    }

    /// <summary>Checks a single vector of features: its length and every value.</summary>
    /// <param name="condition">The features.</param>
    /// <param name="name">What to call it in the message; the caller's expression when left out.</param>
    /// <exception cref="ShapeException">It has another number of values.</exception>
    /// <exception cref="DataException">A value is NaN or infinite.</exception>
    public void CheckCondition(ReadOnlySpan<float> condition, [CallerArgumentExpression(nameof(condition))] string name = "")
    {
        if (condition.Length != Features)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture, $"{Model}: '{name}' has {condition.Length} values, expected {Features}."))
            {
                Expected = Features.ToString(CultureInfo.InvariantCulture),
                Found = condition.Length.ToString(CultureInfo.InvariantCulture),
            };
        }
        CheckCondition(condition, null, $"'{name}'");
    }

    internal void CheckLabel(int label, int index, string name)
    {
        if ((uint)label >= (uint)Classes)
        {
            var expected = string.Create(CultureInfo.InvariantCulture, $"0 to {Classes - 1}");
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{Model}: sample {index} of {name} has the label {label}, expected {expected}."))
            {
                SampleIndex = index,
                Expected = expected,
                Found = label.ToString(CultureInfo.InvariantCulture),
            };
        }
    }

    internal void CheckCondition(ReadOnlySpan<float> condition, int? index, string name)
    {
        foreach (var value in condition)
        {
            if (!float.IsFinite(value))
            {
                var where = index is { } n ? string.Create(CultureInfo.InvariantCulture, $"the condition of sample {n} of {name}") : name;
                throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{Model}: {where} has the value {value}, expected finite values."))
                {
                    SampleIndex = index,
                    Expected = "finite values",
                    Found = value.ToString(CultureInfo.InvariantCulture),
                };
            }
        }
    }

    private void CheckConditions(IDataset data, string name)
    {
        if (Classes > 0 && data is not ILabelledDataset { HasLabels: true })
        {
            throw new DataException($"{Model}: {name} has no labels, expected a class for every sample: data.WithLabels(labels).") { Expected = "labels", Found = "none" };
        }
        if (Features == 0)
        {
            return;
        }
        if (data is not IConditionedDataset conditioned)
        {
            throw new DataException($"{Model}: {name} has no conditions, expected features for every sample: data.WithConditions(features).") { Expected = "conditions", Found = "none" };
        }
        if (conditioned.ConditionSize != Features)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture, $"{Model}: a condition of {name} has {conditioned.ConditionSize} values, expected {Features}."))
            {
                Expected = Features.ToString(CultureInfo.InvariantCulture),
                Found = conditioned.ConditionSize.ToString(CultureInfo.InvariantCulture),
            };
        }
    }
}
