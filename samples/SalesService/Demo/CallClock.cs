namespace SalesService.Demo;

/// <summary>From when to when the app worked on its latest calls.</summary>
public sealed class CallClock
{
    private const int Kept = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Start, DateTimeOffset End)> _times = [];
    private readonly Queue<string> _oldest = new();

    /// <summary>Keeps the times of a call; the oldest make room.</summary>
    public void Record(string id, DateTimeOffset start, DateTimeOffset end)
    {
        lock (_lock)
        {
            if (_times.TryAdd(id, (start, end)))
                _oldest.Enqueue(id);
            if (_oldest.Count > Kept)
                _times.Remove(_oldest.Dequeue());
        }
    }

    /// <summary>The times of a call, or null if it is not known.</summary>
    public (DateTimeOffset Start, DateTimeOffset End)? For(string id)
    {
        lock (_lock)
            return _times.TryGetValue(id, out var times) ? times : null;
    }
}
