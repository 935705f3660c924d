namespace CcoPortal.Application.Staff.Editing;

/// <summary>What one input holds.</summary>
public enum InputKind
{
    Line,
    Paragraph,
    Markdown,
    Choice,

    /// <summary>As 2026-11-22.</summary>
    Day,

    /// <summary>As 08:00.</summary>
    Time,
    Whole,
    Number,

    /// <summary>“yes” or “no”; empty is no.</summary>
    YesNo,
}

/// <summary>A field of a record or a group of fields, as a form shows it. Built once for each kind: <see cref="RecordForm"/>.</summary>
public abstract record FieldShape
{
    private FieldShape()
    {
    }

    /// <summary>One input.</summary>
    /// <param name="Type">The record’s own type, not nullable.</param>
    public sealed record Input(InputKind Kind, Type Type, bool MayBeEmpty) : FieldShape
    {
        /// <summary>The values of a choice, as the record keeps them; else empty.</summary>
        public IReadOnlyList<string> Choices { get; } = Type.IsEnum ? Enum.GetNames(Type) : [];
    }

    /// <summary>A list of short values: one in a line.</summary>
    /// <param name="NullWhenEmpty">An empty list is null in the record.</param>
    /// <param name="MayBeEmpty">False for the value of something that is there.</param>
    public sealed record Lines(Input Of, bool NullWhenEmpty, bool MayBeEmpty) : FieldShape;

    /// <summary>Fields that belong together.</summary>
    /// <param name="MayBeAbsent">Null in the record when every field in it is empty.</param>
    public sealed record Group(IReadOnlyList<Field> Fields, bool MayBeAbsent) : FieldShape;

    /// <summary>Groups, numbered from 0 in the path.</summary>
    public sealed record Many(FieldShape Of, bool NullWhenEmpty) : FieldShape;

    /// <summary>Values by a key that someone types: each item has the fields <c>key</c> and <c>value</c>, numbered from 0.</summary>
    public sealed record Table(Field Key, Field Value, bool NullWhenEmpty) : FieldShape;

    /// <summary>The same by language; the language tag is the part of the path.</summary>
    public sealed record Languages(FieldShape Of, bool NullWhenEmpty) : FieldShape;
}

/// <summary>A named part of a group.</summary>
/// <param name="Name">As in the record’s JSON; a part of the path.</param>
public sealed record Field(string Name, FieldShape Shape, FieldWords Words);
