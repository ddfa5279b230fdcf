namespace Btp.Connectivity.Landscape.Text;

/// <content>Names and marks, with the place that they have in the file.</content>
internal sealed partial class HclExpression
{
    private string Member()
    {
        if (!_scan.TryTake('.'))
            throw _scan.Problem("'.' is expected");

        return Name();
    }

    private string Name()
    {
        _scan.SkipBlank(acrossLines: true);
        return _scan.ReadName()?.Text ?? throw _scan.Problem("a name is expected");
    }

    private void Word(string word)
    {
        if (Name() != word)
            throw _scan.Problem("'" + word + "' is expected");
    }

    private bool TakeWord(string word)
    {
        _scan.SkipBlank(acrossLines: true);
        var start = _scan.At;
        if (_scan.ReadName()?.Text == word)
            return true;

        _scan.At = start;
        return false;
    }

    private bool Take(string mark)
    {
        _scan.SkipBlank(acrossLines: true);
        if (!_scan.StartsWith(mark) || (mark is "=" && (_scan.StartsWith("==") || _scan.StartsWith("=>"))) || (mark is "!" && _scan.StartsWith("!=")))
            return false;

        _scan.At += mark.Length;
        return true;
    }

    private void Expect(string mark)
    {
        if (!Take(mark))
            throw _scan.Problem("'" + mark + "' is expected");
    }

    private SourceSpan Place(SourceSpan span) =>
        new(_place.Start + span.Start, span.Length, _place.Line + span.Line - 1, span.Line == 1 ? _place.Column + span.Column - 1 : span.Column);
}
