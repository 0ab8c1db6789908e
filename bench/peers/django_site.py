"""Django rendering a page by its templates, its language by the path (i18n_patterns).

The middleware is that of `django-admin startproject` without accounts and messages,
and LocaleMiddleware where its documentation puts it.
"""

import django
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import re_path

from sample import FIELDS, FOLDER

_LANGUAGES = ["en", "ar", "de", "es", "fr", "he", "hi", "ja", "pl", "pt-br", "ru"]
_LANGUAGES += ["zh-hans", "zh-hant"]

settings.configure(
    DEBUG=False,
    SECRET_KEY="not a secret, nothing is signed",  # noqa: S106 -- nothing is signed
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [str(FOLDER / "templates")],
            "APP_DIRS": False,
        }
    ],
    LANGUAGE_CODE="en",
    LANGUAGES=[(tag, tag) for tag in _LANGUAGES],
    LOCALE_PATHS=[str(FOLDER / "locale")],
    USE_I18N=True,
)
django.setup()


def page(request: HttpRequest) -> HttpResponse:
    """Render the page in the language of its path."""
    response = render(request, "django.html")
    for name, value in FIELDS.items():
        response[name] = value
    return response


urlpatterns = i18n_patterns(re_path(r"^.*$", page))
application = get_wsgi_application()
