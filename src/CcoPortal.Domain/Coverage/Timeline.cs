namespace CcoPortal.Domain.Coverage;

/// <summary>A value that changes on known days. A look-up allocates nothing.</summary>
internal sealed class Timeline<T>
{
    private readonly int[] _starts;
    private readonly T[] _values;

    private Timeline(int[] starts, T[] values) => (_starts, _values) = (starts, values);

    /// <summary>The days on which a new value may begin, as day numbers; the first stands for all time before.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    public IEnumerable<T> Values => _values;

    /// <summary>The value on a day.</summary>
    public T this[DateOnly on]
    {
        get
        {
            var i = Array.BinarySearch(_starts, on.DayNumber);
            return _values[i >= 0 ? i : ~i - 1];
        }
    }

    /// <summary>Asks for the value once for each stretch between <paramref name="breaks"/> and keeps it.</summary>
    public static Timeline<T> Build(IEnumerable<int> breaks, Func<DateOnly, T> valueOn)
    {
        var starts = breaks.Where(d => d > 0 && d <= DateOnly.MaxValue.DayNumber).Append(0).Distinct().Order().ToArray();
        return new Timeline<T>(starts, [.. starts.Select(d => valueOn(DateOnly.FromDayNumber(d)))]);
    }
}
