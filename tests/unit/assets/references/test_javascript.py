import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assets.references import javascript


def paths(text):
    return [one.path for one in javascript.references(text)]


@pytest.mark.parametrize(
    "text",
    [
        "import './a.js'",
        'import"./a.js";',
        "import x from './a.js';",
        "import x, { y as z, default as w } from './a.js';",
        "import * as x from './a.js'",
        "import { 'a b' as c } from './a.js'",
        "import from from './a.js'",
        "import { from } from './a.js'",
        "import {\n  a, // why\n  b,\n}\nfrom\n'./a.js'",
        "import x from './a.js' with { type: 'json' }",
        "export * from './a.js'",
        "export * as x from './a.js'",
        "export { a, b as c } from './a.js'",
        "const x = await import('./a.js')",
        "import(/* later */ './a.js', {})",
        "`${await import('./a.js')}`",
        "new URL('./a.js', import.meta.url)",
        "new URL('a.js', import.meta.url).href",
        'fetch(new URL("a.js?x#y" , import . meta . url))',
        "import './a.js?v=1#x'",
        "x = {...import('./a.js')}",
        "if (x) /['\"]/.test(y); import('./a.js')",
        "let x = 'b'\nimport './a.js'",
    ],
)
def test_found(text):
    assert [path.removeprefix("./") for path in paths(text)] == ["a.js"]


@pytest.mark.parametrize(
    "text",
    [
        "// import './a.js'",
        "/* import './a.js' */",
        "x = \"import './a.js'\"",
        "`import './a.js'`",
        "x = /import '.\\/a.js'/",
        "import 'a.js'",
        "import x from 'react'",
        "import '/a.js'",
        "import 'https://x/a.js'",
        "import('./a' + x)",
        "import(`./a.js`)",
        "import(x, './a.js')",
        "x.import('./a.js')",
        "x?.import('./a.js')",
        "x.from './a.js'",
        "x = from './a.js'",
        "Array.from('./a.js')",
        "x = { import: './a.js' }",
        "new URL('./a.js', location)",
        "new URL('./a.js', import.meta.url + x)",
        "URL('./a.js', import.meta.url)",
        "new URL('./', import.meta.url)",
        "new URL('https://x/a.js', import.meta.url)",
        "export const x = './a.js'",
        "export default './a.js'",
        r"import '.\x2fa.js'",
    ],
)
def test_left_alone(text):
    assert paths(text) == []


def test_the_span_is_the_path_only():
    text = "import './a.js?v#f'"
    (one,) = javascript.references(text)
    assert text[one.start : one.end] == "./a.js"


# Pieces of a module that hold no import, whatever stands in them.
_INSIDE = st.text(alphabet="import from(x)'./a.js'\";{}", max_size=25)
_OTHERS = st.one_of(
    _INSIDE.map(lambda text: f"/*{text}*/"),
    _INSIDE.map(lambda text: f"//{text}\n"),
    _INSIDE.map(lambda text: "x = `" + text + "`;"),
    _INSIDE.map(lambda text: 'x = "' + text.replace('"', '\\"') + '";'),
    _INSIDE.map(
        lambda text: "x = /a" + text.replace("/", "\\/").replace("(", "") + "/;"
    ),
    st.sampled_from(
        ["f(a / b);", "if (a) /'/.test(b);", "a = {b: {}} / 2;", "i++ / 2;"]
    ),
)
_WANTED = st.sampled_from(
    [
        "import './{}';",
        'import a, * as b from "./{}";',
        "export {{ a as b }} from './{}'\n",
        "import('./{}');",
        "x = new URL('./{}', import.meta.url);",
    ]
)


@given(st.lists(st.tuples(_OTHERS, _WANTED), max_size=8))
def test_exactly_the_imports_are_found(pieces):
    names = [f"{number}.js" for number in range(len(pieces))]
    text = "".join(
        other + wanted.format(name)
        for (other, wanted), name in zip(pieces, names, strict=True)
    )
    assert paths(text) == [f"./{name}" for name in names]


@given(st.text(alphabet="import from()'./a\"`;{}$\n", max_size=80))
def test_spans_are_in_order_and_inside(text):
    end = 0
    for one in javascript.references(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


def test_long_hostile_text_is_read_in_one_go():
    assert paths("from './a.js' " * 20000) == []
    assert len(paths("import from './a.js' " * 2000)) == 2000
