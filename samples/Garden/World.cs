using System.Text;

namespace Garden;

/// <summary>
/// A garden of 12 x 12 places that goes round at its edges, with a forager in it. An apple is worth 1, a toadstool -1; what is
/// eaten grows anew elsewhere.
/// </summary>
internal sealed class World
{
    /// <summary>How many moves there are: up, right, down, left.</summary>
    public const int Moves = 4;

    private const int Side = 12, Sight = 2, Growing = 14;
    private const sbyte Apple = 1, Toadstool = -1;

    private readonly sbyte[] places = new sbyte[Side * Side];
    private readonly Random random;
    private int x, y;

    /// <summary>Plants a garden.</summary>
    public World(int seed)
    {
        random = new Random(seed);
        for (int i = 0; i < Growing; i++)
        {
            Plant(Apple);
            Plant(Toadstool);
        }
    }

    /// <summary>How many apples were eaten.</summary>
    public int Apples { get; private set; }

    /// <summary>How many toadstools were eaten.</summary>
    public int Toadstools { get; private set; }

    /// <summary>Fills in what the forager sees: [2, 5, 5], apples and toadstools around it.</summary>
    public void See(Span<float> view)
    {
        const int width = 2 * Sight + 1, plane = width * width;
        for (int i = 0; i < plane; i++)
        {
            sbyte place = places[Place(x + i % width - Sight, y + i / width - Sight)];
            view[i] = place == Apple ? 1 : 0;
            view[plane + i] = place == Toadstool ? 1 : 0;
        }
    }

    /// <summary>Goes one place further, eats what is there, and gives its worth.</summary>
    public float Move(int move)
    {
        (int dx, int dy) = move switch { 0 => (0, -1), 1 => (1, 0), 2 => (0, 1), _ => (-1, 0) };
        x = (x + dx + Side) % Side;
        y = (y + dy + Side) % Side;
        sbyte eaten = places[Place(x, y)];
        if (eaten == 0)
            return 0;
        places[Place(x, y)] = 0;
        Plant(eaten);
        if (eaten == Apple)
            Apples++;
        else
            Toadstools++;
        return eaten;
    }

    /// <summary>The garden as text: @ the forager, o apples, x toadstools.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
                text.Append(' ').Append((column, row) == (x, y) ? '@' : places[Place(column, row)] switch { Apple => 'o', Toadstool => 'x', _ => '.' });
            text.Append('\n');
        }

        return text.ToString();
    }

    private static int Place(int x, int y) => (y + Side) % Side * Side + (x + Side) % Side;

    private void Plant(sbyte what)
    {
        int place;
        do
            place = random.Next(places.Length);
        while (places[place] != 0 || place == Place(x, y));
        places[place] = what;
    }
}
