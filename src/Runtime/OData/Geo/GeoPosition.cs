namespace Btp.Connectivity.OData;

/// <summary>A position on the earth (geography, in degrees) or in a plane (geometry, x and y).</summary>
/// <param name="Longitude">East of Greenwich; x in a plane.</param>
/// <param name="Latitude">North of the equator; y in a plane.</param>
/// <param name="Altitude">Height, z in space; null where it is not known.</param>
public readonly record struct GeoPosition(double Longitude, double Latitude, double? Altitude = null);
