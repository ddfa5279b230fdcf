namespace Btp.Connectivity.OData;

/// <summary>Parts of dates and times (<c>year</c>, <c>month</c>, <c>day</c>, <c>hour</c>, <c>minute</c>, <c>second</c>).</summary>
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
    }

    extension(ComparablePath<TimeOnly> path)
    {
        /// <summary>The hour, 0 to 23.</summary>
        public ComparablePath<int> Hour => Part("hour", path.Operand);

        /// <summary>The minute, 0 to 59.</summary>
        public ComparablePath<int> Minute => Part("minute", path.Operand);

        /// <summary>The second, 0 to 59.</summary>
        public ComparablePath<int> Second => Part("second", path.Operand);
    }

    private static ComparablePath<int> Part(string function, Operand operand) => new(Operand.Of(new CallNode(function, operand)), EdmType.Int32);
}
