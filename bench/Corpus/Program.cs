using Btp.Connectivity.Bench.Corpus;

const string Usage = """
    Corpus DIR [--json FILE]               generates and compiles every document of a folder
    Corpus --mutate N [--seed S] DIR       the same with N damaged documents; --mutate 1 --seed S runs one of them again
    Corpus --large [SETS SCHEMAS]          the same with a document that is written for it
    Corpus --generate FILE                 generates one document, the first time and again, and compiles nothing
    Corpus --short                         a few figures, quickly
    """;

var options = Options.Parse(args);
return options switch
{
    { IsShort: true } => Short.Run(),
    { Generated: { } file } => Cold.Run(file),
    { LargeSets: { } sets } => Large.Run(sets, options.LargeSchemas),
    { Folder: { } folder, Mutants: { } mutants } => Mutations.Run(folder, mutants, options.Seed),
    { Folder: { } folder } => Documents.Run(folder, options.Json),
    _ => Refuse(),
};

static int Refuse()
{
    Console.Error.WriteLine(Usage);
    return 2;
}
