/**
 * What a document is made of, whatever its texts say: so that two languages compare.
 */

/** What inline Markdown makes, and what templates set around single words. */
const INLINE = new Set([
  ..."a bdi br code del em span strong sup".split(" "),
  // The words that changed.
  ..."ins mark".split(" "),
]);

/** Attributes that are due only where a text, or the reader's language, is another. */
const VARYING = new Set(["aria-current", "aria-describedby", "lang", "dir", "hreflang", "translate"]);

/** Where a page may lead by itself: anything else is no address of ours. */
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

const namesOf = (element) =>
  element.getAttributeNames().filter((name) => !VARYING.has(name)).sort();

/** Write the elements that are no inline marks, as they lie within each other. */
function skeletonOf(element, depth, lines) {
  for (const child of element.children) {
    const isInline = INLINE.has(child.localName);
    if (!isInline) {
      const name = `${child.namespaceURI.endsWith("svg") ? "svg:" : ""}${child.localName}`;
      lines.push(`${" ".repeat(depth)}${name} ${namesOf(child).join(" ")}`.trimEnd());
    }
    skeletonOf(child, isInline ? depth : depth + 1, lines);
    if (child.localName === "template") skeletonOf(child.content, depth + 1, lines);
  }
  return lines;
}

/** List what would run a script or fetch something from elsewhere. */
function dangers(root) {
  const found = [];
  for (const element of root.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const where = `<${element.localName} ${name}="${value.slice(0, 80)}">`;
      if (/^on|^style$|^srcdoc$|^formaction$/.test(name)) found.push(where);
      if (!/^(xlink:)?href$|^src$|^action$|^data$|^poster$/.test(name)) continue;
      const url = URL.parse(value, location.href);
      const isLink = element.localName === "a" && name === "href";
      if (url && !SCHEMES.has(url.protocol)) found.push(where);
      if (url && !isLink && element.localName !== "link" && url.origin !== location.origin) {
        found.push(where);
      }
    }
  }
  return found;
}

/** Tell what there is to tell of a document or an element. */
function told(root) {
  return { skeleton: skeletonOf(root, 0, []), dangers: dangers(root) };
}

/** Tell it of the page. */
function page() {
  return { ...told(document), ran: window.__xss ?? null, text: document.documentElement.textContent };
}

/** Tell it of HTML that is no page by itself. */
function fragment({ html }) {
  return told(new DOMParser().parseFromString(html, "text/html"));
}
