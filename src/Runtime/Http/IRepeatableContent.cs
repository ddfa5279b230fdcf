namespace Btp.Connectivity.Http;

/// <summary>A body that can be written more than once, though it is not held in memory.</summary>
internal interface IRepeatableContent;
