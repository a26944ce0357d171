using static Digits.Drawing.Stroke;

namespace Digits.Drawing;

/// <summary>How people write the ten digits: some styles for each, each a few strokes.</summary>
public static class Handwriting
{
    /// <summary>Styles[digit][style] is the list of strokes.</summary>
    public static Stroke[][][] Styles { get; } =
    [
        [ // 0
            [Loop((0, -.5f), (-.26f, -.28f), (-.3f, .1f), (-.2f, .42f), (0, .5f), (.22f, .4f), (.3f, .05f), (.24f, -.3f))],
            [Curve((.05f, -.5f), (-.22f, -.35f), (-.3f, 0), (-.2f, .4f), (.05f, .5f), (.27f, .25f), (.28f, -.15f), (.12f, -.46f), (-.1f, -.4f))],
            [Loop((0, -.5f), (-.3f, -.2f), (-.3f, .2f), (0, .5f), (.3f, .2f), (.3f, -.2f))],
        ],
        [ // 1: a bar, with a flag, with a flag and a foot
            [Line((0, -.5f), (0, .5f))],
            [Line((-.2f, -.28f), (.03f, -.5f), (.03f, .5f))],
            [Line((-.2f, -.28f), (.03f, -.5f), (.03f, .5f)), Line((-.2f, .5f), (.24f, .5f))],
        ],
        [ // 2: with a corner, with a loop, with a wave at its foot
            [Curve((-.26f, -.28f), (-.14f, -.46f), (.06f, -.5f), (.24f, -.36f), (.22f, -.12f), (.02f, .16f), (-.28f, .5f)), Line((-.28f, .5f), (.3f, .5f))],
            [Curve((-.26f, -.3f), (-.08f, -.48f), (.18f, -.42f), (.22f, -.16f), (.02f, .18f), (-.2f, .46f), (-.29f, .38f), (-.14f, .3f), (.08f, .44f), (.3f, .42f))],
            [Curve((-.25f, -.36f), (0, -.5f), (.25f, -.3f), (.1f, .05f), (-.27f, .46f)), Curve((-.27f, .46f), (0, .4f), (.3f, .48f))],
        ],
        [ // 3: round, with a flat top, with a deep notch
            [Curve((-.24f, -.38f), (-.04f, -.5f), (.2f, -.4f), (.2f, -.18f), (-.06f, -.04f)), Curve((-.06f, -.04f), (.22f, .06f), (.27f, .28f), (.08f, .48f), (-.14f, .48f), (-.28f, .34f))],
            [Line((-.24f, -.48f), (.24f, -.48f), (-.02f, -.08f)), Curve((-.02f, -.08f), (.22f, 0), (.28f, .24f), (.1f, .48f), (-.14f, .48f), (-.28f, .36f))],
            [Curve((-.26f, -.42f), (.02f, -.5f), (.22f, -.34f), (.12f, -.12f), (-.14f, -.02f)), Curve((-.14f, -.02f), (.16f, .04f), (.26f, .24f), (.12f, .46f), (-.24f, .46f))],
        ],
        [ // 4: open, closed, and drawn with two bows
            [Line((-.18f, -.5f), (-.28f, .12f), (.28f, .12f)), Line((.14f, -.24f), (.12f, .5f))],
            [Line((.14f, -.5f), (-.3f, .16f), (.3f, .16f)), Line((.14f, -.5f), (.14f, .5f))],
            [Curve((-.22f, -.46f), (-.26f, -.14f), (-.1f, .04f), (.2f, -.04f)), Curve((.22f, -.48f), (.18f, 0), (.1f, .5f))],
        ],
        [ // 5: in one go, like an s, and with its bar drawn apart
            [Line((.24f, -.48f), (-.2f, -.48f), (-.24f, -.06f)), Curve((-.24f, -.06f), (.02f, -.14f), (.26f, .04f), (.24f, .32f), (0, .5f), (-.26f, .38f))],
            [Curve((.26f, -.46f), (0, -.46f), (-.2f, -.36f), (-.14f, -.1f), (.14f, .02f), (.24f, .22f), (.1f, .45f), (-.12f, .5f), (-.28f, .4f))],
            [Curve((-.14f, -.4f), (-.2f, -.1f), (.06f, -.12f), (.24f, .1f), (.16f, .4f), (-.08f, .5f), (-.26f, .4f)), Line((-.1f, -.46f), (.28f, -.5f))],
        ],
        [ // 6: bent, and with a straight stem
            [Curve((.18f, -.48f), (-.12f, -.26f), (-.28f, .1f), (-.22f, .4f), (.02f, .5f), (.24f, .36f), (.22f, .1f), (.02f, 0), (-.18f, .1f), (-.27f, .24f))],
            [Curve((.04f, -.5f), (-.16f, -.16f), (-.26f, .2f), (-.14f, .46f), (.1f, .48f), (.24f, .28f), (.14f, .08f), (-.06f, .08f), (-.24f, .26f))],
            [Curve((.26f, -.4f), (.02f, -.48f), (-.22f, -.2f), (-.28f, .2f), (-.08f, .5f), (.2f, .4f), (.22f, .14f), (0, .02f), (-.26f, .18f))],
        ],
        [ // 7: plain, with a bar, and bent
            [Line((-.28f, -.46f), (.28f, -.46f), (-.06f, .5f))],
            [Line((-.28f, -.46f), (.28f, -.46f), (-.06f, .5f)), Line((-.14f, .02f), (.22f, .02f))],
            [Curve((-.28f, -.36f), (-.22f, -.46f), (0, -.44f), (.28f, -.46f)), Curve((.28f, -.46f), (.06f, -.06f), (-.02f, .5f))],
        ],
        [ // 8: one crossing line, two rings, and begun at the top right
            [Loop((0, -.5f), (-.22f, -.34f), (-.1f, -.1f), (.16f, .1f), (.24f, .32f), (0, .5f), (-.24f, .32f), (-.16f, .1f), (.1f, -.1f), (.22f, -.34f))],
            [Loop((0, -.5f), (-.19f, -.27f), (0, -.04f), (.19f, -.27f)), Loop((0, -.04f), (-.25f, .23f), (0, .5f), (.25f, .23f))],
            [Curve((.2f, -.42f), (-.04f, -.5f), (-.22f, -.32f), (-.04f, -.06f), (.2f, .16f), (.18f, .42f), (-.04f, .5f), (-.24f, .32f), (-.1f, .06f), (.22f, -.36f))],
        ],
        [ // 9: with a straight stem, with a bow, and with a short hook
            [Loop((.02f, -.5f), (-.22f, -.36f), (-.22f, -.12f), (0, -.02f), (.22f, -.16f), (.22f, -.4f)), Line((.24f, -.34f), (.18f, .5f))],
            [Curve((.22f, -.3f), (.02f, -.5f), (-.22f, -.34f), (-.2f, -.1f), (.02f, -.02f), (.2f, -.14f), (.23f, -.32f), (.22f, .1f), (.08f, .42f), (-.2f, .46f))],
            [Curve((.18f, -.4f), (-.06f, -.5f), (-.24f, -.26f), (-.1f, -.04f), (.16f, -.16f), (.2f, -.42f), (.12f, .06f), (0, .5f))],
        ],
    ];
}
