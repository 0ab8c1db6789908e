from pathlib import Path

from house.tree import PACKAGE, ROOT, UNIT, modules, shown

WEB = ROOT / "tests" / "web"


def places_for(module: Path) -> list[Path]:
    """Where the tests of a module may lie: a handler is tested from outside."""
    inside = module.relative_to(PACKAGE)
    name = f"test_{inside.name}"
    places = [UNIT / inside.parent / name]
    if inside.parts[0] == "web":
        places.append(WEB / inside.relative_to("web").parent / name)
    return places


def test_every_module_has_its_test_file() -> None:
    alone = [
        f"{shown(module)} needs {shown(places_for(module)[0])}"
        for module in modules()
        if module.name != "__init__.py"
        and not any(path.exists() for path in places_for(module))
    ]
    assert not alone


def test_every_unit_test_file_has_its_module() -> None:
    alone = [
        shown(path)
        for path in sorted(UNIT.rglob("test_*.py"))
        if not _tested(path).exists() and not _tested(path).with_suffix("").is_dir()
    ]
    assert not alone


def _tested(path: Path) -> Path:
    inside = path.relative_to(UNIT)
    return PACKAGE / inside.parent / inside.name.removeprefix("test_")
