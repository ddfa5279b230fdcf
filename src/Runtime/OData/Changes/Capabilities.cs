namespace Btp.Connectivity.OData;

/// <summary>A set in which the service lets entities be created.</summary>
/// <typeparam name="T">The entity type.</typeparam>
public interface IInsertableSet<T>
    where T : ODataEntity, IODataObject<T>;

/// <summary>A set whose entities the service lets be changed.</summary>
/// <typeparam name="T">The entity type.</typeparam>
public interface IUpdatableSet<T>
    where T : ODataEntity, IODataObject<T>;

/// <summary>A set whose entities the service lets be deleted.</summary>
/// <typeparam name="T">The entity type.</typeparam>
public interface IDeletableSet<T>
    where T : ODataEntity, IODataObject<T>;

/// <summary>An entity that the service lets be changed.</summary>
/// <typeparam name="T">The entity type.</typeparam>
public interface IUpdatableReference<T>
    where T : ODataEntity, IODataObject<T>;

/// <summary>An entity that the service lets be deleted.</summary>
/// <typeparam name="T">The entity type.</typeparam>
public interface IDeletableReference<T>
    where T : ODataEntity, IODataObject<T>;

/// <summary>A set whose entities are created by their media: a photo, a document.</summary>
/// <typeparam name="T">The entity type.</typeparam>
public interface IInsertableMediaSet<T>
    where T : ODataEntity, IODataObject<T>;
