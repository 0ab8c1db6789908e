/**
 * What a page does for readers of several languages, once it is shown: it remembers and
 * carries along what they choose, closes the list of languages, and offers theirs.
 *
 * It never leads anybody anywhere, and without it every link leads to the same pages.
 */

import { lookup } from "./wanted.js";

/** @type {HTMLDetailsElement | null} */
const list = document.querySelector(".tongues details");

/** Let the other page open with the query and at the place of this one. */
function carry(link) {
  link.search = location.search;
  link.hash = location.hash;
}

/** Tell the server what to answer where an address names no language. */
function remember(link) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const year = "Max-Age=31536000; SameSite=Lax";
  document.cookie = `language=${link.hreflang}; Path=/; ${year}${secure}`;
}

/** Only a click says what the reader wants; a context menu may open the link, too. */
function choose(event) {
  const link = event.target.closest?.("[data-choice] a[hreflang]");
  if (!link) return;
  carry(link);
  if (event.type === "click" || event.button === 1) remember(link);
}

/** The open list covers the text: it goes when the reader turns to something else. */
function closeList(event) {
  const isEscaped = event.key === "Escape" && list.open;
  const isLeft = event.type !== "keydown" && !list.contains(event.target);
  if (isEscaped) list.querySelector("summary").focus();
  if (isEscaped || isLeft) list.open = false;
}

/** Give the link to this page in the language that the reader would rather read. */
function preferred() {
  const links = [...document.querySelectorAll(".tongues [data-public] a")];
  const chosen = /(?:^|; )language=([\w-]+)/.exec(document.cookie)?.[1];
  const wanted = chosen ? [chosen, ...navigator.languages] : navigator.languages;
  const here = document.documentElement.lang;
  const found = lookup(wanted, [here, ...links.map((link) => link.hreflang)]);
  return links.find((link) => link.hreflang === found);
}

/** Where storage is blocked, a closed line comes back, and nothing else happens. */
function stored(use) {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}

/** The source language, whose pages do not say it, has no originals to show. */
function asksForOriginals(storage) {
  const { original } = document.documentElement.dataset;
  return original && storage.getItem("original");
}

async function offerPreferred() {
  const link = preferred();
  const key = `offer-${link?.hreflang}`;
  if (!link || stored((storage) => storage.getItem(key))) return;
  const { offer } = await import("./offer.js");
  await offer(link, () => stored((storage) => storage.setItem(key, "closed")));
}

for (const type of ["click", "auxclick", "contextmenu"]) {
  document.addEventListener(type, choose);
}
// Only a reader who asked for originals, or may, needs what remembers it.
if (document.querySelector("[data-turn]") || stored(asksForOriginals)) {
  import("./original.js").catch(() => {});
}
if (list) {
  for (const type of ["keydown", "pointerdown", "focusin"]) {
    document.addEventListener(type, closeList);
  }
}
// A page that is not there has no address of its own, and nothing to offer.
if (document.querySelector("link[rel=canonical]")) {
  // A reader who is offline has the page; the offer can wait.
  offerPreferred().catch(() => {});
}
