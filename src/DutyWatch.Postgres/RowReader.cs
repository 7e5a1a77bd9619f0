using System.Linq.Expressions;
using System.Reflection;
using Npgsql;

namespace DutyWatch.Postgres;

/// <summary>
/// Reads rows into a record by the place of its parameters, and refuses a statement whose column names differ from them:
/// a reordered select list must fail in the first test, not swap two instants in silence.
/// </summary>
internal static class RowReader<T>
{
    private static readonly ConstructorInfo? Constructor = IsSingleValue(typeof(T)) ? null : typeof(T).GetConstructors().MaxBy(c => c.GetParameters().Length);
    private static readonly Func<NpgsqlDataReader, T> Read = Compile();

    public static Func<NpgsqlDataReader, T> For(NpgsqlDataReader reader)
    {
        if (Constructor is not null)
        {
            CheckNames(reader, Constructor.GetParameters());
        }
        return Read;
    }

    private static void CheckNames(NpgsqlDataReader reader, ParameterInfo[] parameters)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i).Replace("_", "", StringComparison.Ordinal));
        if (!columns.SequenceEqual(parameters.Select(p => p.Name!), StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException(
                $"{typeof(T).Name} wants ({string.Join(", ", parameters.Select(p => p.Name))}), the statement gives ({string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetName))})");
        }
    }

    private static Func<NpgsqlDataReader, T> Compile()
    {
        var reader = Expression.Parameter(typeof(NpgsqlDataReader));
        var body = Constructor is null
            ? Field(reader, 0, typeof(T))
            : Expression.New(Constructor, Constructor.GetParameters().Select((p, i) => Field(reader, i, p.ParameterType)));
        return Expression.Lambda<Func<NpgsqlDataReader, T>>(body, reader).Compile();
    }

    private static Expression Field(Expression reader, int place, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        Expression value = Expression.Call(reader, nameof(NpgsqlDataReader.GetFieldValue), [plain], Expression.Constant(place));
        var isNull = Expression.Call(reader, nameof(NpgsqlDataReader.IsDBNull), null, Expression.Constant(place));
        return plain.IsValueType && plain == type
            ? value
            : Expression.Condition(isNull, Expression.Default(type), Expression.Convert(value, type));
    }

    private static bool IsSingleValue(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsArray || plain == typeof(string) || plain == typeof(Guid) || plain == typeof(decimal)
            || plain == typeof(DateTimeOffset) || plain == typeof(DateOnly) || plain == typeof(TimeOnly);
    }
}
