namespace VaeGen;

/// <summary>What the values of a known factor say.</summary>
public enum FactorKind
{
    /// <summary>A quantity, or classes in an order: an angle, a size; two classes are always in an order, such as without and with glasses.</summary>
    Number,

    /// <summary>Classes without an order, one value each: a colour by its name, a digit.</summary>
    Class,
}
