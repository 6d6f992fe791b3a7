using System.Globalization;
using System.Reflection;
using System.Text;

namespace IB.Gateway.House.Tests;

/// <summary>The public types and members of an assembly as text, in a fixed order.</summary>
internal static class ApiTekst
{
    private const BindingFlags Eigen = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Members that every record has.</summary>
    private static readonly string[] VanElkRecord =
    [
        "Equals", "GetHashCode", "ToString", "Deconstruct", "PrintMembers", "op_Equality", "op_Inequality", "EqualityContract",
    ];

    public static string Write(Assembly assembly)
    {
        var tekst = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().Where(t => !Huis.IsGemaakt(t)).OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            tekst.Append(Kop(type)).Append('\n');
            foreach (var lid in Leden(type).Order(StringComparer.Ordinal))
                tekst.Append("    ").Append(lid).Append('\n');
        }

        return tekst.ToString();
    }

    private static string Kop(Type type)
    {
        var soort = type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type.IsAbstract && type.IsSealed ? "static class"
            : (type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "") + (IsRecord(type) ? "record" : "class");
        var ouders = type.GetInterfaces().Where(i => !i.IsGenericType || i.GetGenericTypeDefinition() != typeof(IEquatable<>))
            .Select(Naam).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } basis && basis != typeof(object) && basis != typeof(ValueType) && basis != typeof(Enum))
            ouders.Insert(0, Naam(basis));
        return $"{soort} {type.Namespace}.{Naam(type)}{(ouders.Count == 0 || type.IsEnum ? "" : " : " + string.Join(", ", ouders))}";
    }

    private static IEnumerable<string> Leden(Type type)
    {
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>()
                .Select(w => string.Create(CultureInfo.InvariantCulture, $"{Convert.ToInt64(w, CultureInfo.InvariantCulture):D3} {w}"));
        return type.GetConstructors(Eigen).Where(IsZichtbaar).Select(c => $"new({Parameters(c)})")
            .Concat(type.GetFields(Eigen).Where(f => f.IsPublic)
                .Select(f => $"{(f.IsLiteral ? "const" : f.IsStatic ? "static readonly" : "readonly")} {Naam(f.FieldType)} {f.Name}"))
            .Concat(type.GetProperties(Eigen).Where(p => p.GetMethod is { } g && IsZichtbaar(g) && !VanElkRecord.Contains(p.Name)).Select(Eigenschap))
            .Concat(type.GetEvents(Eigen).Where(e => e.AddMethod is { IsPublic: true }).Select(e => $"event {Naam(e.EventHandlerType!)} {e.Name}"))
            .Concat(type.GetMethods(Eigen).Where(m => IsZichtbaar(m) && !m.IsSpecialName && !IsVanRecord(type, m) && !Huis.IsGemaaktLid(m)).Select(Methode));
    }

    private static string Eigenschap(PropertyInfo p)
    {
        var zetter = p.SetMethod is not { } set || !IsZichtbaar(set) ? ""
            : set.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit") ? " init;" : " set;";
        return $"{(p.GetMethod!.IsStatic ? "static " : "")}{Naam(p.PropertyType)}{Vraagteken(new NullabilityInfoContext().Create(p))} {p.Name} {{ get;{zetter} }}";
    }

    private static string Methode(MethodInfo m)
    {
        var argumenten = m.IsGenericMethod ? $"<{string.Join(", ", m.GetGenericArguments().Select(a => a.Name))}>" : "";
        return $"{(m.IsStatic ? "static " : "")}{Naam(m.ReturnType)}{Vraagteken(new NullabilityInfoContext().Create(m.ReturnParameter))} {m.Name}{argumenten}({Parameters(m)})";
    }

    private static string Parameters(MethodBase m) => string.Join(", ", m.GetParameters()
        .Select(p => $"{Naam(p.ParameterType)}{Vraagteken(new NullabilityInfoContext().Create(p))} {p.Name}{(p.HasDefaultValue ? " = default" : "")}"));

    /// <summary>For a reference that may be null; a value that may be has it in its name.</summary>
    private static string Vraagteken(NullabilityInfo info) => info.ReadState == NullabilityState.Nullable && !info.Type.IsValueType ? "?" : "";

    private static bool IsZichtbaar(MethodBase m) => m.IsPublic || (m.IsFamily && !m.DeclaringType!.IsSealed);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static bool IsVanRecord(Type type, MethodInfo m) => VanElkRecord.Contains(m.Name) && (IsRecord(type) || type.IsValueType);

    private static string Naam(Type type)
    {
        if (type.IsByRef)
            return "ref " + Naam(type.GetElementType()!);
        if (type.IsArray)
            return Naam(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } waarde)
            return Naam(waarde) + "?";
        var buiten = type.IsNested && !type.IsGenericParameter ? Naam(type.DeclaringType!) + "." : "";
        if (!type.IsGenericType)
            return buiten + type.Name;
        return $"{buiten}{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Naam))}>";
    }
}
