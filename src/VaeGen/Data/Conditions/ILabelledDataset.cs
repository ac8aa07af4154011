namespace VaeGen;

/// <summary>A data set whose samples belong to classes: what a model with <c>[Condition(Classes = …)]</c> learns from.</summary>
/// <remarks><see cref="DatasetExtensions.WithLabels"/> gives any data set labels; <see cref="IdxDataset"/> reads them from a file, <see cref="ImageFolder"/> takes them from folders.</remarks>
public interface ILabelledDataset : IDataset
{
    /// <summary>Whether there are labels at all: a data set whose file may lack them says so here.</summary>
    bool HasLabels => true;

    /// <summary>The class of one sample.</summary>
    /// <param name="index">Which sample, from 0 to <see cref="IDataset.Count"/> − 1.</param>
    /// <returns>From 0 to the number of classes − 1.</returns>
    int Label(int index);
}
