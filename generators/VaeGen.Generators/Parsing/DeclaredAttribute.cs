using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.Generators.Parsing;

/// <summary>One attribute on a class: its arguments by name, and where each stands.</summary>
internal sealed class DeclaredAttribute(string word, AttributeData data, Report report)
{
    /// <summary>The attribute's name as written: Encoder.</summary>
    public string Word { get; } = word;

    /// <summary>Whether the compiler made sense of it.</summary>
    public bool IsComplete =>
        data.AttributeConstructor is { } constructor
        && constructor.Parameters.Length == data.ConstructorArguments.Length
        && data.ConstructorArguments.Concat(data.NamedArguments.Select(named => named.Value)).All(IsConstant);

    /// <summary>The names and values of the constructor's arguments, in order.</summary>
    public IEnumerable<(string Name, object? Value)> Positional =>
        data.AttributeConstructor!.Parameters.Zip(data.ConstructorArguments, (parameter, argument) => (parameter.Name, argument.Value));

    /// <summary>Whether the argument is there.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>The argument's value; <paramref name="fallback"/> if it is left out.</summary>
    public T Value<T>(string name, T fallback) => Find(name) is { Kind: not TypedConstantKind.Array, Value: T value } ? value : fallback;

    /// <summary>The argument's elements; null if it is left out, none if it is a null array.</summary>
    public int[]? Sizes(string name) => Find(name) switch
    {
        { Kind: TypedConstantKind.Array } array => array.IsNull ? [] : [.. array.Values.Select(element => element.Value).OfType<int>()],
        _ => null,
    };

    /// <summary>The enumeration member; <paramref name="fallback"/> if it is left out or not defined, which is reported.</summary>
    public T Member<T>(string name, T fallback)
        where T : struct, Enum
    {
        if (Find(name) is not { Kind: TypedConstantKind.Enum, Value: int value, Type: { } type })
        {
            return fallback;
        }
        if (Enum.IsDefined(typeof(T), value))
        {
            return (T)Enum.ToObject(typeof(T), value);
        }
        var defined = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue).Select(field => field.Name);
        report.Add(Descriptors.UndefinedValue, () => LocationOf(name), type.Name, string.Join(", ", defined), Found.Text(value));
        return fallback;
    }

    /// <summary>The argument's value as messages print it; null if it is left out.</summary>
    public string? TextOf(string name) => Find(name) switch
    {
        { Kind: TypedConstantKind.Enum, Type: { } type, Value: var value } =>
            $"{type.Name}.{type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value))?.Name ?? value}",
        { Kind: TypedConstantKind.Primitive, Value: double value } => Found.Text(value),
        { Kind: TypedConstantKind.Primitive, Value: int value } => Found.Text(value),
        { Kind: TypedConstantKind.Primitive, Value: bool value } => value ? "true" : "false",
        _ => null,
    };

    /// <summary>Where the argument stands, or one element of its array; the attribute itself if it is left out.</summary>
    public Location? LocationOf(string? name = null, int? element = null)
    {
        if (data.ApplicationSyntaxReference?.GetSyntax(report.CancellationToken) is not AttributeSyntax syntax)
        {
            return null;
        }
        var argument = name is null ? null : ArgumentOf(syntax, name);
        if (argument is null)
        {
            return syntax.GetLocation();
        }
        var elements = element is null ? [] : ElementsOf(argument.Expression);
        return element < elements.Count ? elements[element.Value].GetLocation() : argument.Expression.GetLocation();
    }

    private AttributeArgumentSyntax? ArgumentOf(AttributeSyntax syntax, string name)
    {
        var arguments = syntax.ArgumentList?.Arguments ?? default;
        var named = arguments.FirstOrDefault(argument => (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name);
        if (named is not null)
        {
            return named;
        }
        var position = data.AttributeConstructor?.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Ordinal;
        return position < arguments.Count && arguments[position.Value] is { NameEquals: null, NameColon: null } positional ? positional : null;
    }

    private static IReadOnlyList<SyntaxNode> ElementsOf(ExpressionSyntax array) => array switch
    {
        CollectionExpressionSyntax collection => [.. collection.Elements],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ImplicitArrayCreationExpressionSyntax implicitly => [.. implicitly.Initializer.Expressions],
        _ => [],
    };

    // without LINQ: every argument of every model is looked for on every edit
    private TypedConstant? Find(string name)
    {
        foreach (var named in data.NamedArguments)
        {
            if (named.Key == name)
            {
                return named.Value;
            }
        }
        if (data.AttributeConstructor is { } constructor)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name == name)
                {
                    return data.ConstructorArguments[parameter.Ordinal];
                }
            }
        }
        return null;
    }

    private static bool IsConstant(TypedConstant constant) =>
        constant.Kind != TypedConstantKind.Error
        && (constant.Kind != TypedConstantKind.Array || constant.IsNull || constant.Values.All(IsConstant));
}
