using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using DutyWatch.Alerts;
using DutyWatch.Postgres;
using DutyWatch.Server.Escalations;

namespace DutyWatch.SystemTests.House;

/// <summary>A constant of a nested `Sql` class, with the arguments that the program sends along.</summary>
/// <param name="Arguments">The anonymous type of the call; null where the arguments are put together elsewhere, or there are none.</param>
internal sealed record Statement(string Name, string Text, Type? Arguments)
{
    public override string ToString() => Name;
}

/// <summary>
/// Every statement of the program. Types of parameters stand only at the call, as an anonymous object beside the constant: they are read from
/// the compiled code, so that the server judges what the program will really send.
/// </summary>
internal static partial class Statements
{
    private static readonly Assembly[] Program = [typeof(Database).Assembly, typeof(AlertDesk).Assembly, typeof(EscalationSweep).Assembly];

    private static readonly Dictionary<short, OpCode> OpCodesByValue =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (OpCode)f.GetValue(null)!).ToDictionary(code => code.Value);

    public static IReadOnlyList<Statement> All { get; } = Read();

    /// <summary>Names of `@parameters`.</summary>
    public static IEnumerable<string> Parameters(string sql) => Parameter().Matches(sql).Select(m => m.Groups[1].Value).Distinct();

    private static List<Statement> Read()
    {
        var texts = Program.SelectMany(a => a.GetTypes()).Where(t => t is { IsNested: true, Name: "Sql" })
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(f => f.IsLiteral && !f.IsPrivate))
            .Select(f => (Name: $"{f.DeclaringType!.DeclaringType!.FullName}.{f.Name}", Text: (string)f.GetRawConstantValue()!)).ToList();
        var calls = Program.SelectMany(a => a.GetTypes()).SelectMany(MethodsOf).Select(method => Loads(method).ToList()).Where(loads => loads.Any(l => l is string)).ToList();
        return [.. texts.Select(t => new Statement(t.Name, t.Text, ArgumentsOf(t.Text, calls)))];
    }

    private static Type? ArgumentsOf(string sql, List<List<object>> calls)
    {
        var wanted = Parameters(sql).ToList();
        return wanted.Count == 0
            ? null
            : calls.SelectMany(loads => loads.SkipWhile(l => !sql.Equals(l))).OfType<Type>().FirstOrDefault(type => wanted.All(name => type.GetProperty(name) is not null));
    }

    private static IEnumerable<MethodBase> MethodsOf(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return type.ContainsGenericParameters ? [] : [.. type.GetMethods(Own), .. type.GetConstructors(Own)];
    }

    // In the order of the code: strings, and the anonymous types made after them, here or in a function that answers with "object".
    private static IEnumerable<object> Loads(MethodBase method) => Instructions(method).SelectMany(i => i.Op.OperandType switch
    {
        OperandType.InlineString => [method.Module.ResolveString(i.Token)],
        OperandType.InlineMethod when Called(method, i.Token) is { } called => Anonymous(i.Op, called) is { } type ? [type] : MadeBy(called),
        _ => (object[])[],
    });

    private static object[] MadeBy(MethodBase called) =>
        called is MethodInfo method && method.ReturnType == typeof(object) && Program.Contains(called.Module.Assembly)
            ? [.. Instructions(called).Where(i => i.Op == OpCodes.Newobj).Select(i => Anonymous(i.Op, Called(called, i.Token))).OfType<Type>()]
            : [];

    private static Type? Anonymous(OpCode op, MethodBase? called) =>
        op == OpCodes.Newobj && called?.DeclaringType is { } type && type.Name.Contains("AnonymousType", StringComparison.Ordinal) ? type : null;

    private static MethodBase? Called(MethodBase method, int token) => method.Module.ResolveMethod(token, method.DeclaringType?.GetGenericArguments(), null);

    private static IEnumerable<(OpCode Op, int Token)> Instructions(MethodBase method)
    {
        var code = method.IsGenericMethodDefinition ? [] : method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var op = OpCodesByValue[code[at] == 0xfe ? unchecked((short)(0xfe00 | code[at + 1])) : code[at]];
            var operand = at + op.Size;
            yield return (op, operand + 4 <= code.Length ? BitConverter.ToInt32(code, operand) : 0);
            at = operand + SizeOfOperand(op.OperandType, code, operand);
        }
    }

    private static int SizeOfOperand(OperandType type, byte[] code, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    [GeneratedRegex(@"(?<![@\w])@(\w+)")]
    private static partial Regex Parameter();
}
