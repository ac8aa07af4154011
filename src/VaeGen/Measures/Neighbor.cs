namespace VaeGen;

/// <summary>A code near another one.</summary>
/// <param name="Index">Which of the codes, from 0.</param>
/// <param name="Distance">How far it is, in the unit of the distance asked for.</param>
public readonly record struct Neighbor(int Index, double Distance);
