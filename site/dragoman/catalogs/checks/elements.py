"""The names of elements that a browser knows: HTML, and what begins SVG and MathML."""

#: HTML Living Standard, section 4 and its obsolete elements (section 16.2).
ELEMENTS = frozenset(
    """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo
    bgsound big blink blockquote body br button canvas caption center cite code col
    colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset
    figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link
    listing main map mark marquee math menu meta meter nav nobr noembed noframes
    noscript object ol optgroup option output p param picture plaintext portal pre
    progress q rb rp rt rtc ruby s samp script search section select selectedcontent
    slot small source span strike strong style sub summary sup svg table tbody td
    template textarea tfoot th thead time title tr track tt u ul var video wbr xmp
    animate animatemotion animatetransform circle defs desc ellipse feimage
    foreignobject g line marker mask path pattern polygon polyline rect set stop
    symbol text tspan use view maction mglyph mi mn mo ms mtext
    """.split()  # noqa: SIM905 -- one to a line, nobody could look them over
)
