namespace Compose.Model.Syntax.Scanning;

/// <summary>Tokens found but not yet taken. Each has a number, counted from the start of the text.</summary>
internal sealed class TokenQueue
{
    private Token[] tokens = new Token[16];
    private int first;

    public int Count { get; private set; }

    /// <summary>The number of tokens taken, which is the number of the first queued one.</summary>
    public int Taken { get; private set; }

    /// <summary>The number of the next added token.</summary>
    public int Next => Taken + Count;

    /// <summary>The last token in the text, taken or not.</summary>
    public Token Last { get; private set; }

    public ref readonly Token First => ref tokens[first];

    public void Add(in Token token)
    {
        MakeRoom();
        tokens[first + Count++] = token;
        Last = token;
    }

    /// <summary>Inserts a token before the one with this number.</summary>
    public void Insert(int number, in Token token)
    {
        var place = number - Taken;
        if (place >= Count)
        {
            Add(token);
            return;
        }

        MakeRoom();
        var to = first + place;
        Array.Copy(tokens, to, tokens, to + 1, Count - place);
        tokens[to] = token;
        Count++;
    }

    public void Take()
    {
        first++;
        Count--;
        Taken++;
        if (Count == 0)
            first = 0;
    }

    public void Clear() => first = Count = 0;

    private void MakeRoom()
    {
        if (first + Count < tokens.Length)
            return;
        if (first > tokens.Length / 2)
            Array.Copy(tokens, first, tokens, 0, Count);
        else
        {
            var larger = new Token[tokens.Length * 2];
            Array.Copy(tokens, first, larger, 0, Count);
            tokens = larger;
        }

        first = 0;
    }
}
