"""The settings of a site: `site.toml`, overridden by the environment.

Every setting is a field here and a row in `docs/settings.md`. Nothing here knows what
the settings are used for.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from pydantic_settings import SettingsError as SettingsSourceError

from dragoman.errors import SettingsError

FILE = "site.toml"
PREFIX = "dragoman_"

Seconds = Annotated[float, Field(gt=0)]
Bytes = Annotated[int, Field(gt=0)]
Count = Annotated[int, Field(gt=0)]
_HOST = re.compile(r"\[[0-9a-fA-F:.]+\]|[^][\s:/?#@*]+")
FolderName = Annotated[str, Field(pattern=r"^[^/.\\][^/\\]*$")]


class LanguageSettings(BaseModel):
    """What a site says of one language beyond what CLDR knows.

    Attributes:
        name: Its own name, where CLDR has none or another one is wanted.
        fallback: Tags tried in this order for a text that is missing.
        digits: The CLDR numbering system of its numbers, such as `arab`.
        state: `preview` keeps the language out of search engines and negotiation.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str | None = None
    fallback: tuple[str, ...] | None = None
    digits: str | None = None
    state: Literal["preview", "public"] = "public"


class LimitSettings(BaseModel):
    """What one client, or all of them, may cost the server.

    Attributes:
        idle_seconds: How long a connection may wait or send its head.
        body_seconds: How long a request's body may take.
        write_seconds: How long a response may take to drain.
        head_bytes: The longest request head.
        body_bytes: The longest request body.
        write_buffer_bytes: How much may wait unsent on one connection.
        header_fields: The most header fields of one request.
        form_parts: The most parts of a multipart form.
        form_fields: The most fields of a form.
        connections_per_address: The most open connections of one address.
        connections: The most open connections; 0 is 80 % of the open-file limit.
        catalog_bytes: The largest `.po` file.
        kept_bytes: How much may be kept of finished answers.
        renders: The most answers that may wait to be rendered.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    idle_seconds: Seconds = 30
    body_seconds: Seconds = 20
    write_seconds: Seconds = 60
    head_bytes: Bytes = 16 * 1024
    body_bytes: Bytes = 1024 * 1024
    write_buffer_bytes: Bytes = 4 * 1024 * 1024
    header_fields: Count = 100
    form_parts: Count = 20
    form_fields: Count = 200
    connections_per_address: Count = 100
    connections: Annotated[int, Field(ge=0)] = 0
    catalog_bytes: Bytes = 64 * 1024 * 1024
    kept_bytes: Bytes = 128 * 1024 * 1024
    renders: Count = 256


class Settings(BaseSettings):
    """All settings of one site.

    Attributes:
        title: The site's name, a message for translators like any other.
        base_url: Where the site is served, `https://example.org`; empty while it is
            being developed, then absolute URLs name the listening address.
        source_language: The BCP 47 tag of the language the pages are written in.
        publish_threshold: The share of a page, 0 to 1, from which it is public.
        help_page: The page for readers who would like to help translate, by its file
            in `content/`; empty for none.
        po_update: `auto` lets the running server bring the `.po` files up to date after
            a change of a page; `manual` leaves that to the command.
        content_catalogs: The folders right in `content/` whose texts have a `.po` file
            of their own in each language.
        hosts: Host names answered beside that of `base_url`.
        link_hosts: Hosts that a translation may link to of its own accord.
        trusted_proxies: Addresses or networks whose forwarding headers are believed.
        security_contact: Whom to tell of a weakness, a `mailto:` or `https:` URI, for
            `security.txt` (RFC 9116); empty for no such document.
        metrics: Where metrics are served, `127.0.0.1:9464`; empty for nowhere.
        front: Whether what is kept is answered before handlers are asked.
        languages: What the site says of its languages, by tag.
        limits: What a client may cost.
    """

    model_config = SettingsConfigDict(extra="forbid", frozen=True, env_prefix=PREFIX)

    title: Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]+$")] = "Dragoman"
    base_url: str = ""
    source_language: str = "en"
    publish_threshold: Annotated[float, Field(ge=0, le=1)] = 0.6
    help_page: str = ""
    po_update: Literal["manual", "auto"] = "manual"
    content_catalogs: tuple[FolderName, ...] = ()
    hosts: tuple[str, ...] = ()
    link_hosts: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    # One line of ASCII, so that it ends no field of the document.
    security_contact: Annotated[
        str, Field(pattern=r"^((mailto:|https://)[!-~]+)?$")
    ] = ""
    metrics: Annotated[str, Field(pattern=r"^([^\s/]+:[0-9]{1,5})?$")] = ""
    front: Literal["on", "off"] = "on"
    languages: Mapping[str, LanguageSettings] = Field(default_factory=dict)
    limits: LimitSettings = LimitSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 -- pydantic-settings' signature
        init_settings: PydanticBaseSettingsSource,
        *_args: PydanticBaseSettingsSource,
        **_others: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Leave the environment to `load`, which is given it as an argument."""
        return (init_settings,)

    @field_validator("base_url")
    @classmethod
    def _is_an_origin(cls, value: str) -> str:
        if not value:
            return value
        parts = urlsplit(value)
        is_origin = parts.scheme in {"http", "https"} and parts.hostname
        if not is_origin or parts.path.strip("/") or parts.query or parts.fragment:
            raise ValueError("write scheme and host only, as https://example.org")
        return value.rstrip("/")

    @field_validator("hosts")
    @classmethod
    def _are_names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for each in value:
            if not _HOST.fullmatch(each):
                raise ValueError(f"write {each!r} without scheme, port and path")
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for each in value:
            try:
                ip_network(each, strict=False)
            except ValueError:
                reason = f"write {each!r} as 127.0.0.1 or 10.0.0.0/8"
                raise ValueError(reason) from None
        return value

    @property
    def is_https(self) -> bool:
        """Whether readers reach the site by https."""
        return self.base_url.startswith("https://")


def load(root: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings of the site in `root`.

    Args:
        root: The site's folder; its `site.toml` may be absent.
        environment: `DRAGOMAN_<SETTING>` overrides a setting, with `__` between the
            levels (`DRAGOMAN_LIMITS__IDLE_SECONDS=5`); lists are written as JSON.
            `DRAGOMAN_<SETTING>_FILE` names a file that holds the value.

    Returns:
        The settings, checked.

    Raises:
        SettingsError: With all faults at once.
    """
    place = root / FILE
    try:
        values = InitSettingsSource(Settings, _from_file(place))
        overrides = EnvSettingsSource(Settings, env_nested_delimiter="__")
        overrides.env_vars = _from_environment(environment)
        return Settings.model_validate(_merged(values(), overrides()))
    except ValidationError as error:
        faults = "; ".join(_told(fault) for fault in error.errors())
    except SettingsSourceError as error:
        faults = str(error)
    raise SettingsError(
        faults, place=str(place), remedy="docs/settings.md lists every setting"
    )


def _told(fault: ErrorDetails) -> str:
    name = ".".join(str(part) for part in fault["loc"])
    return f"{name}: {fault['msg'].removeprefix('Value error, ')}"


def _from_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        reason = f"this is no valid TOML: {error}"
        raise SettingsError(reason, place=str(path)) from None


def _from_environment(environment: Mapping[str, str]) -> dict[str, str | None]:
    """Name every override in lower case and read those kept in files."""
    variables: dict[str, str | None] = {}
    for variable, text in environment.items():
        name = variable.lower()
        if name.startswith(PREFIX) and name.endswith("_file"):
            variables[name.removesuffix("_file")] = _read_secret(variable, text)
        elif name.startswith(PREFIX):
            variables.setdefault(name, text)
    return variables


def _read_secret(variable: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").rstrip("\n")
    except OSError as error:
        reason = f"cannot read {path}: {error.strerror}"
        raise SettingsError(reason, place=variable) from None


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        if isinstance(value, dict) and isinstance(under, dict):
            merged[key] = _merged(under, value)
        else:
            merged[key] = value
    return merged
