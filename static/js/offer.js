/**
 * One line under the header that offers the page in the reader's language, in its words.
 *
 * Elements are made one by one: the page's policy lets no text become HTML.
 */

const MARKS = new URL("../icons/marks.svg", import.meta.url);
const SVG = "http://www.w3.org/2000/svg";

/**
 * Fetch the words of a language and show its line.
 *
 * @param {HTMLAnchorElement} link Leads to this page in the language.
 * @param {() => void} onclose Is called when the reader closes the line.
 */
export async function offer(link, onclose) {
  const segment = link.pathname.split("/")[1];
  const answer = await fetch(`/${segment}/offer.json`);
  if (!answer.ok) return;
  const words = await answer.json();
  const nav = link.closest("nav");
  const section = make("section", { className: "offer", ariaLabel: nav.ariaLabel }, [
    make("div", { className: "ui", lang: words.lang, dir: words.dir }, [
      make("p", {}, [
        `${words.text} `,
        make("a", { href: link.href, hreflang: link.hreflang }, [words.read]),
      ]),
      closer(words.close, () => {
        section.remove();
        onclose();
      }),
    ]),
  ]);
  section.dataset.choice = "";
  nav.closest("header").after(section);
}

/** Make the button that closes the line; its words are heard, its mark is seen. */
function closer(words, onclick) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  svg.append(document.createElementNS(SVG, "use"));
  svg.firstChild.setAttribute("href", `${MARKS.pathname}#close`);
  const unseen = make("span", { className: "unseen" }, [words]);
  return make("button", { type: "button", onclick }, [svg, unseen]);
}

/** Make an element with properties and children. */
function make(name, properties, children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
