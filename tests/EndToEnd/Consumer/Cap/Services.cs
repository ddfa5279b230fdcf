namespace Cap.V2
{
    [ODataService("cap.v2", Path = "/library/v2", Destination = "LIBRARY")]
    public sealed partial class LibraryV2;
}

namespace Cap.V4
{
    [ODataService("cap.v4", Path = "/library/v4", Destination = "LIBRARY")]
    public sealed partial class LibraryV4;
}
