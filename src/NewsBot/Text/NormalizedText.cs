using System.Text;

namespace NewsBot.Text;

/// <summary>
/// A text in which typography makes no difference: one kind of dash and apostrophe, no quotation marks, single spaces. Each
/// character knows its offset in the original.
/// </summary>
internal sealed class NormalizedText
{
    private readonly int[] originalOffsets;

    public NormalizedText(string text)
    {
        text = FootnoteMarks.BlankOut(text);
        var letters = new StringBuilder(text.Length);
        var from = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isInWord = i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
            switch (c)
            {
                case '“' or '”' or '„' or '"' or '«' or '»' or '‘' or '‹' or '›': continue;
                case '\'' or '’' or '`' or '´' when !isInWord: continue;
                case '\'' or '’' or '`' or '´':
                    Append('\'', i);
                    break;
                case '-' or '–' or '—' or '−' or '‐' or '‑':
                    // Spaces around a dash, and a second dash, make no difference.
                    if (letters.Length > 0 && letters[^1] == ' ')
                    {
                        letters.Length--;
                        from.RemoveAt(from.Count - 1);
                    }

                    if (letters.Length == 0 || letters[^1] != '-') Append('-', i);
                    break;
                // A footnote that was blanked out leaves a space before the full stop.
                case '.' or ',' or ';' or ':' or '!' or '?' when letters.Length > 0 && letters[^1] == ' ':
                    letters.Length--;
                    from.RemoveAt(from.Count - 1);
                    Append(c, i);
                    break;
                default:
                    if (!char.IsWhiteSpace(c)) Append(c, i);
                    else if (letters.Length > 0 && letters[^1] is not (' ' or '-')) Append(' ', i);
                    break;
            }
        }

        Text = letters.ToString();
        originalOffsets = [.. from];

        void Append(char c, int at)
        {
            letters.Append(c);
            from.Add(at);
        }
    }

    /// <summary>The normalized text.</summary>
    public string Text { get; }

    /// <summary>The first index of the piece as whole words, with its first letter in either case; -1 if there is none.</summary>
    public int IndexOf(string piece, int from)
    {
        var rest = piece.AsSpan(1);
        var (lower, upper) = (char.ToLowerInvariant(piece[0]), char.ToUpperInvariant(piece[0]));
        for (var at = from; at + piece.Length <= Text.Length; at++)
        {
            var next = Text.AsSpan(at).IndexOfAny(lower, upper);
            if (next < 0) return -1;
            at += next;
            var end = at + piece.Length;
            if (end > Text.Length) return -1;
            if (!Text.AsSpan(at + 1, rest.Length).SequenceEqual(rest)) continue;
            var startsWord = at == 0 || !char.IsLetterOrDigit(Text[at - 1]);
            var endsWord = end == Text.Length || !char.IsLetterOrDigit(Text[end])
                || !char.IsLetterOrDigit(Text[end - 1]);
            if (startsWord && endsWord) return at;
        }

        return -1;
    }

    /// <summary>The span in the original text of the normalized characters from <paramref name="first"/> up to
    /// <paramref name="end"/>.</summary>
    public TextSpan GetOriginalSpan(int first, int end) =>
        TextSpan.FromBounds(originalOffsets[first], originalOffsets[end - 1] + 1);
}
