/**
 * Remembers that a reader wants the original where a translation is older, and lets the
 * links to other pages ask for it.
 *
 * Nobody is led anywhere: an address that was opened stays as it is, and the pages that
 * are opened from there show what the reader chose.
 */

const KEY = "original";

/** Where storage is blocked, a choice holds as long as the links carry it. */
function stored(use) {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}

function remember(turn) {
  stored((storage) =>
    turn === "on" ? storage.setItem(KEY, "1") : storage.removeItem(KEY),
  );
}

/** Whether a link leads to a page of the site, and not to a place on this one. */
function isPage(link) {
  const isHere = link.getAttribute("href").startsWith("#");
  return !isHere && link.origin === location.origin && link.pathname.endsWith("/");
}

/** Let a link ask for originals, whatever else it asks for. */
function carry(link) {
  if (/[?&]original=/.test(link.search)) return;
  link.search += `${link.search ? "&" : "?"}original=1`;
}

function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link) return;
  const { turn } = link.dataset;
  // A context menu opens a link, but does not choose.
  const isChosen = event.type === "click" || event.button === 1;
  if (turn && isChosen) remember(turn);
  if (turn || !isPage(link)) return;
  if (stored((storage) => storage.getItem(KEY))) carry(link);
}

for (const type of ["click", "auxclick", "contextmenu"]) {
  document.addEventListener(type, follow);
}
