namespace Btp.Connectivity.OData;

/// <summary>Parts of dates and times (<c>year</c>, <c>month</c>, <c>day</c>, <c>hour</c>, <c>minute</c>, <c>second</c>; V4 has more of them), and V4's arithmetic with durations.</summary>
/// <remarks>OData 4.01 URL conventions, 5.1.1.2 (arithmetic) and 5.1.1.8 (functions). What V2 lacks is refused when the URL is written.</remarks>
public static class DateFunctions
{
    extension(ComparablePath<DateOnly> path)
    {
        /// <summary>The year.</summary>
        public ComparablePath<int> Year => Part("year", path.Operand);

        /// <summary>The month, 1 to 12.</summary>
        public ComparablePath<int> Month => Part("month", path.Operand);

        /// <summary>The day of the month, 1 to 31.</summary>
        public ComparablePath<int> Day => Part("day", path.Operand);
    }

    extension(ComparablePath<DateTimeOffset> path)
    {
        /// <summary>The year, in the value's own zone.</summary>
        public ComparablePath<int> Year => Part("year", path.Operand);

        /// <summary>The month, 1 to 12, in the value's own zone.</summary>
        public ComparablePath<int> Month => Part("month", path.Operand);

        /// <summary>The day of the month, 1 to 31, in the value's own zone.</summary>
        public ComparablePath<int> Day => Part("day", path.Operand);

        /// <summary>The hour, 0 to 23, in the value's own zone.</summary>
        public ComparablePath<int> Hour => Part("hour", path.Operand);

        /// <summary>The minute, 0 to 59.</summary>
        public ComparablePath<int> Minute => Part("minute", path.Operand);

        /// <summary>The second, 0 to 59.</summary>
        public ComparablePath<int> Second => Part("second", path.Operand);

        /// <summary>The fraction of the second, from 0 and below 1 (V4).</summary>
        public ComparablePath<decimal> FractionalSeconds => new(V4("fractionalseconds", path.Operand), EdmType.Decimal);

        /// <summary>The date, in the value's own zone (<c>date</c>, V4).</summary>
        public ComparablePath<DateOnly> Date => new(V4("date", path.Operand), EdmType.Date);

        /// <summary>The time of day, in the value's own zone (<c>time</c>, V4).</summary>
        public ComparablePath<TimeOnly> TimeOfDay => new(V4("time", path.Operand), EdmType.TimeOfDay);

        /// <summary>How many minutes the value's zone is ahead of UTC (V4).</summary>
        public ComparablePath<int> TotalOffsetMinutes => new(V4("totaloffsetminutes", path.Operand), EdmType.Int32);

        /// <summary>Later by a duration (<c>add</c>, V4).</summary>
        public static ComparablePath<DateTimeOffset> operator +(ComparablePath<DateTimeOffset> left, TimeSpan right) => new(Join(left.Operand, FilterOperator.Add, right), EdmType.DateTimeOffset);

        /// <summary>Later by a duration of the row (<c>add</c>, V4).</summary>
        public static ComparablePath<DateTimeOffset> operator +(ComparablePath<DateTimeOffset> left, ComparablePath<TimeSpan> right) => new(Join(left.Operand, FilterOperator.Add, right.Operand), EdmType.DateTimeOffset);

        /// <summary>Earlier by a duration (<c>sub</c>, V4).</summary>
        public static ComparablePath<DateTimeOffset> operator -(ComparablePath<DateTimeOffset> left, TimeSpan right) => new(Join(left.Operand, FilterOperator.Subtract, right), EdmType.DateTimeOffset);

        /// <summary>The time between two points in time (<c>sub</c>, V4).</summary>
        public static ComparablePath<TimeSpan> operator -(ComparablePath<DateTimeOffset> left, ComparablePath<DateTimeOffset> right) => new(Join(left.Operand, FilterOperator.Subtract, right.Operand), EdmType.Duration);

        /// <summary>The service's time when it answers (<c>now()</c>, V4).</summary>
        public static ComparablePath<DateTimeOffset> Now => new(V4("now", null), EdmType.DateTimeOffset);

        /// <summary>The earliest point in time that the service can store (<c>mindatetime()</c>, V4).</summary>
        public static ComparablePath<DateTimeOffset> Minimum => new(V4("mindatetime", null), EdmType.DateTimeOffset);

        /// <summary>The latest point in time that the service can store (<c>maxdatetime()</c>, V4).</summary>
        public static ComparablePath<DateTimeOffset> Maximum => new(V4("maxdatetime", null), EdmType.DateTimeOffset);
    }

    extension(ComparablePath<TimeSpan> path)
    {
        /// <summary>The whole duration in seconds, with fractions (V4).</summary>
        public ComparablePath<decimal> TotalSeconds => new(V4("totalseconds", path.Operand), EdmType.Decimal);

        /// <summary>The sum of two durations (<c>add</c>, V4).</summary>
        public static ComparablePath<TimeSpan> operator +(ComparablePath<TimeSpan> left, TimeSpan right) => new(Join(left.Operand, FilterOperator.Add, right), EdmType.Duration);

        /// <summary>The difference of two durations (<c>sub</c>, V4).</summary>
        public static ComparablePath<TimeSpan> operator -(ComparablePath<TimeSpan> left, TimeSpan right) => new(Join(left.Operand, FilterOperator.Subtract, right), EdmType.Duration);

        /// <summary>The opposite duration (V4).</summary>
        public static ComparablePath<TimeSpan> operator -(ComparablePath<TimeSpan> value) => new(Operand.Of(new UnaryNode(isNot: false, value.Operand)), EdmType.Duration);
    }

    extension(ComparablePath<TimeOnly> path)
    {
        /// <summary>The hour, 0 to 23.</summary>
        public ComparablePath<int> Hour => Part("hour", path.Operand);

        /// <summary>The minute, 0 to 59.</summary>
        public ComparablePath<int> Minute => Part("minute", path.Operand);

        /// <summary>The second, 0 to 59.</summary>
        public ComparablePath<int> Second => Part("second", path.Operand);

        /// <summary>The fraction of the second, from 0 and below 1 (V4).</summary>
        public ComparablePath<decimal> FractionalSeconds => new(V4("fractionalseconds", path.Operand), EdmType.Decimal);
    }

    private static ComparablePath<int> Part(string function, Operand operand) => new(Operand.Of(new CallNode(function, operand)), EdmType.Int32);

    private static Operand V4(string function, Operand? operand) => Operand.Of(new CallNode(function, operand) { Only = ODataProtocol.V4 });

    private static Operand Join(Operand left, FilterOperator operation, TimeSpan right) => Join(left, operation, Operand.Of(ODataLiteral.Duration(right)));

    private static Operand Join(Operand left, FilterOperator operation, Operand right) => Operand.Of(new BinaryNode(left, operation, right));
}
