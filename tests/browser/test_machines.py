"""What pages say to machines troubles no browser: the console stays empty."""

import json
import shutil

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

import chromium
from dragoman import app
from web.running import running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def origin():
    with running(app.read_site(app.SHIPPED, "http://localhost")) as served:
        yield f"http://localhost:{served.port}"


@pytest.fixture
def driver(program, tmp_path):
    """A browser with JavaScript on, whose console is empty at the end."""
    options = chromium.options(tmp_path)
    options.binary_location = program("chromium")
    started = webdriver.Chrome(options, Service(program("chromedriver")))
    yield started
    log = started.get_log("browser")
    started.quit()
    shutil.rmtree(tmp_path, ignore_errors=True)
    assert log == []


@pytest.mark.parametrize("path", ["/en/", "/ar/why/", "/ja/first-steps/"])
def test_the_data_block_is_data(driver, origin, path):
    driver.get(origin + path)
    block = driver.find_element(By.CSS_SELECTOR, "script[type='application/ld+json']")
    page = json.loads(block.get_property("textContent"))["@graph"][0]
    html = driver.find_element(By.TAG_NAME, "html")
    assert page["inLanguage"] == html.get_attribute("lang")
    assert page["url"] == "http://localhost" + path


def test_the_manifest_can_be_used(driver, origin):
    driver.get(origin + "/ar/")
    found = driver.execute_cdp_cmd("Page.getAppManifest", {})
    assert found["url"] == origin + "/ar/site.webmanifest"
    assert found["errors"] == []
    assert json.loads(found["data"])["dir"] == "rtl"
