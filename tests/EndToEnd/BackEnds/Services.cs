namespace Btp.Connectivity.EndToEnd.BackEnds.V2
{
    [ODataService("library.v2", Path = "/library/v2")]
    internal sealed partial class Library;
}

namespace Btp.Connectivity.EndToEnd.BackEnds.Judge
{
    [ODataService("judge.v4", Path = "/library/v4")]
    internal sealed partial class JudgedLibrary;
}

namespace Btp.Connectivity.EndToEnd.BackEnds.V4
{
    [ODataService("library.v4", Path = "/library/v4")]
    internal sealed partial class Library;
}
