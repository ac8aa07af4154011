using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>What emitted files are called: unique in an assembly, the same in every run.</summary>
internal static class HintNames
{
    /// <summary>The names that differ from another one in nothing but case: hint names ignore it.</summary>
    public static EquatableArray<string> Ambiguous(IEnumerable<string> names) => names
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Skip(1).Any())
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Digits.DigitVae.Module.g.cs, or Digits.Models+DigitVae.Module.g.cs for a nested class.</summary>
    public static string Of(TypeSpec type, string concern, EquatableArray<string> ambiguous)
    {
        var name = type.MetadataName;
        var distinct = ambiguous.Contains(name) ? $"{Allowed(name)}-{Hash(name):x8}" : Allowed(name);
        return $"{distinct}.{concern}.g.cs";
    }

    // an identifier may have characters that the compiler does not take in a hint name
    private static string Allowed(string name)
    {
        var allowed = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            if (char.IsLetterOrDigit(character) || character is '_' or '.' or '+')
            {
                allowed.Append(character);
            }
            else
            {
                allowed.Append('-').Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
        }
        return allowed.ToString();
    }

    // FNV-1a: string.GetHashCode differs from run to run
    private static uint Hash(string name) => name.Aggregate(2166136261u, (hash, character) => unchecked((hash ^ character) * 16777619u));
}
