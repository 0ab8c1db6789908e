"""Emphasis beside Chinese, Japanese and Korean text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.pages.markdown import inline
from dragoman.pages.markdown.cjk import hinge, is_wide
from dragoman.pages.markdown.cleaning import HINGE
from dragoman.pages.markdown.inline import NOWHERE

MENDED = {
    "**日本語。**続き": "<strong>日本語。</strong>続き",
    "これは**「テスト」**です": "これは<strong>「テスト」</strong>です",
    "**(注)**意": "<strong>(注)</strong>意",
    "太郎は**「こんにちわ」**といった": "太郎は<strong>「こんにちわ」</strong>といった",
    "*日本語！*続": "<em>日本語！</em>続",
    "**스크립트(script)**라고": "<strong>스크립트(script)</strong>라고",
    "~~削除。~~続き": "<del>削除。</del>続き",
    "***強調。***次": "<em><strong>強調。</strong></em>次",
    "**“引用”**之后": "<strong>“引用”</strong>之后",
    "中**（x）**文": "中<strong>（x）</strong>文",
    "**Git）**Hub": "<strong>Git）</strong>Hub",
    "**重要：**これは": "<strong>重要：</strong>これは",
    "ＡＢ**「x」**": "ＡＢ<strong>「x」</strong>",
    "这是**《书》**的": "这是<strong>《书》</strong>的",
    "**100%**的": "<strong>100%</strong>的",
    "价格**￥5**元": "价格<strong>￥5</strong>元",
    "**～x～**の": "<strong>～x～</strong>の",
}
UNTOUCHED = {
    "**これは「テスト」**です": "<strong>これは「テスト」</strong>です",
    "**日本語。** 続き": "<strong>日本語。</strong> 続き",
    "**a**。**b**、c": "<strong>a</strong>。<strong>b</strong>、c",
    "* 日本語。*続": "* 日本語。*続",
    'a*"foo"*b': "a*&quot;foo&quot;*b",
    "日_「本」_語": "日_「本」_語",
    "*a* **b** ~~c~~": "<em>a</em> <strong>b</strong> <del>c</del>",
}


@pytest.mark.parametrize(("text", "html"), [*MENDED.items(), *UNTOUCHED.items()])
def test_emphasis(text, html):
    assert inline(text, NOWHERE) == html


def test_links_and_code_within_bold():
    assert inline("**[リンク](https://e.org)**の", NOWHERE) == (
        '<strong><a href="https://e.org">リンク</a></strong>の'
    )
    assert "<strong><code" in inline("**`code`**の", NOWHERE)


def test_code_and_addresses_keep_their_stars():
    assert ">**a。**b<" in inline("`**a。**b`", NOWHERE)
    html = inline("[x](https://e.org/**。**y)", NOWHERE)
    assert 'href="https://e.org/**%E3%80%82**y"' in html


@given(st.text("*~日。「」한a .\n", max_size=30))
def test_only_hinges_are_put_in(text):
    assert hinge(text).replace(HINGE, "") == text
    assert HINGE not in inline(text, NOWHERE)
    seen = re.sub(r"<[^>]*>|[*~\s]", "", inline(text, NOWHERE))
    assert seen == re.sub(r"[*~\s]", "", text)


@pytest.mark.parametrize("letter", "日本語の、。「ー漢𠀀Ａ")
def test_scripts_without_spaces_are_wide(letter):
    assert is_wide(letter)


@pytest.mark.parametrize("letter", ["a", "한", "ㅎ", "ﾡ", "א", "ก", " ", "", "。a"[1]])
def test_others_are_not(letter):
    assert not is_wide(letter)
