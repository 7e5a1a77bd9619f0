using System.Collections.Concurrent;
using System.Reflection;
using Npgsql;
using NpgsqlTypes;

namespace DutyWatch.Postgres;

/// <summary>Turns the properties of an anonymous object into named parameters; a null keeps its type.</summary>
internal static class Arguments
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    private static readonly Dictionary<Type, NpgsqlDbType> Types = new()
    {
        [typeof(string)] = NpgsqlDbType.Text,
        [typeof(Guid)] = NpgsqlDbType.Uuid,
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(decimal)] = NpgsqlDbType.Numeric,
        [typeof(DateTimeOffset)] = NpgsqlDbType.TimestampTz,
        [typeof(DateOnly)] = NpgsqlDbType.Date,
        [typeof(TimeOnly)] = NpgsqlDbType.Time,
        [typeof(byte[])] = NpgsqlDbType.Bytea,
        [typeof(Json)] = NpgsqlDbType.Jsonb,
    };

    public static void AddTo(NpgsqlParameterCollection parameters, object? arguments)
    {
        if (arguments is null)
        {
            return;
        }
        foreach (var property in Properties.GetOrAdd(arguments.GetType(), type => type.GetProperties()))
        {
            parameters.Add(new NpgsqlParameter(property.Name, TypeOf(property.PropertyType)) { Value = ValueOf(property.GetValue(arguments)) });
        }
    }

    private static NpgsqlDbType TypeOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Types.TryGetValue(plain, out var known))
        {
            return known;
        }
        return plain.IsArray
            ? NpgsqlDbType.Array | TypeOf(plain.GetElementType()!)
            : throw new NotSupportedException($"No SQL type is known for an argument of type {type}");
    }

    private static object ValueOf(object? value) => value switch
    {
        null => DBNull.Value,
        Json json => json.Text,
        Json[] many => Array.ConvertAll(many, json => json.Text),
        DateTimeOffset at => at.ToUniversalTime(),
        DateTimeOffset[] many => Array.ConvertAll(many, at => at.ToUniversalTime()),
        DateTimeOffset?[] many => Array.ConvertAll(many, at => at?.ToUniversalTime()),
        _ => value,
    };
}

/// <summary>JSON on its way into a `jsonb` column.</summary>
public readonly record struct Json(string Text);
